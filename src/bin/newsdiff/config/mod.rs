//! `newsdiff.toml`: what holds for every run in a folder.

mod defaults;
mod ignored;
mod names;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use newsdiff::ingest::{Fields, Split, SplitLayout};
use newsdiff::link::Rules;
use serde::Deserialize;
use toml::Spanned;

pub(crate) use defaults::Defaults;
use ignored::Ignored;
pub(crate) use ignored::{ignore, is_key};
use names::{Names, Row};

/// The name of the file that is looked for.
const NAME: &str = "newsdiff.toml";

/// The settings of a file, or none.
#[derive(Debug, Default)]
pub(crate) struct Config {
    path: PathBuf,
    text: String,
    settings: Settings,
    defaults: Defaults,
    rules: Rules,
}

/// What can be set.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// How records call what an article has: `text = "body"`.
    #[serde(default)]
    fields: BTreeMap<String, Spanned<String>>,
    /// Layouts of texts that hold several articles, by the name that `--split` takes.
    #[serde(default)]
    split: BTreeMap<String, Spanned<Layout>>,
    /// Names that are one, names that are never one, titles.
    #[serde(default)]
    names: Names,
    /// Teams, organisations, places, events and people with their names.
    #[serde(default)]
    gazetteer: Vec<Spanned<Row>>,
    /// Findings that are not shown.
    #[serde(default)]
    ignored: Vec<Ignored>,
    /// Options that hold for every run.
    #[serde(default)]
    defaults: defaults::Rows,
}

/// Patterns; what is not set is that of the preset of the same name, if there is one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layout {
    between: Option<Spanned<String>>,
    about: Option<Spanned<String>>,
    end: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    outlet: Option<Spanned<String>>,
    published: Option<Spanned<String>>,
}

impl Config {
    /// Reads the file that is named, else `newsdiff.toml` in the current folder or the nearest one above it that has one.
    pub(crate) fn load(named: Option<&Path>) -> Result<Self> {
        let path = match named {
            Some(path) => path.to_owned(),
            None => match nearest() {
                Some(path) => path,
                None => return Ok(Self::default()),
            },
        };
        let text = std::fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        Self::new(path, text)
    }

    /// Checks what stands in the file at `path`.
    pub(crate) fn new(path: PathBuf, text: String) -> Result<Self> {
        let mut config = Self { path, text, ..Self::default() };
        config.settings = toml::from_str(&config.text).map_err(|error| config.error(error.span(), error.message()))?;
        config.check_fields()?;
        config.check_ignored()?;
        config.defaults = config.settings.defaults.checked().map_err(|(place, reason)| config.error(Some(place), &reason))?;
        let source = config.path.file_name().map_or_else(|| NAME.to_owned(), |name| name.to_string_lossy().into_owned());
        config.rules =
            names::rules(source, &config.settings.names, &config.settings.gazetteer).map_err(|(place, reason)| config.error(Some(place), &reason))?;
        Ok(config)
    }

    fn check_fields(&self) -> Result<()> {
        if let Some((field, name)) = self.settings.fields.iter().find(|(field, _)| !Fields::ALL.contains(&field.as_str())) {
            let reason = format!("there is no field `{field}`; there are {}", Fields::ALL.join(", "));
            return Err(self.error(Some(name.span()), &reason));
        }
        Ok(())
    }

    fn check_ignored(&self) -> Result<()> {
        if let Some(Ignored { key, .. }) = self.settings.ignored.iter().find(|row| !is_key(row.key.get_ref())) {
            return Err(self.error(Some(key.span()), &format!("`{}` is no key of a finding", key.get_ref())));
        }
        Ok(())
    }

    /// What holds where the command line does not say otherwise.
    pub(crate) fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// What the file tells of names.
    pub(crate) fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Why the finding with this key is not shown; `None` if it is.
    pub(crate) fn ignored(&self, key: &str) -> Option<&str> {
        self.settings.ignored.iter().find(|row| row.key.get_ref() == key).map(|row| row.reason.as_str())
    }

    /// How records call what an article has.
    pub(crate) fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        for (field, name) in &self.settings.fields {
            fields.rename(field, name.get_ref());
        }
        fields
    }

    /// The way to split that `word` names: a layout of the file, a preset, or a pattern for what stands between two articles.
    pub(crate) fn split(&self, word: &str) -> Result<Split> {
        let preset = SplitLayout::preset(word);
        let Some(set) = self.settings.split.get(word) else {
            let layout = preset.unwrap_or_else(|| SplitLayout { between: word.to_owned(), ..SplitLayout::default() });
            return Split::new(word, &layout).map_err(|error| anyhow!("--split {word}: it {}", error.reason));
        };
        let Layout { between, about, end, title, outlet, published } = set.get_ref();
        let preset = preset.unwrap_or_default();
        let words = |pattern: &Option<Spanned<String>>| pattern.as_ref().map(|pattern| pattern.get_ref().clone());
        let layout = SplitLayout {
            between: words(between).unwrap_or(preset.between),
            about: words(about).or(preset.about),
            end: words(end).or(preset.end),
            title: words(title).or(preset.title),
            outlet: words(outlet).or(preset.outlet),
            published: words(published).or(preset.published),
        };
        if layout.between.is_empty() {
            return Err(self.error(Some(set.span()), &format!("`split.{word}` has no pattern `between`")));
        }
        Split::new(word, &layout).map_err(|error| {
            let patterns = [("between", between), ("about", about), ("end", end), ("title", title), ("outlet", outlet), ("published", published)];
            let pattern = patterns.iter().find(|(field, _)| *field == error.field).and_then(|(_, pattern)| pattern.as_ref());
            self.error(pattern.map(Spanned::span), &format!("`{}` {}", error.field, error.reason))
        })
    }

    /// What is wrong, with the line where it stands.
    fn error(&self, span: Option<Range<usize>>, reason: &str) -> anyhow::Error {
        let before = span.and_then(|span| self.text.get(..span.start));
        let line = before.map(|before| format!(" line {}:", before.matches('\n').count() + 1)).unwrap_or_default();
        anyhow!("{}:{line} {}", self.path.display(), reason.trim_end())
    }
}

/// The file in the current folder or the nearest one above it that has one.
fn nearest() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let found = current.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())?;
    // Said as it would be typed where it lies in the current folder.
    Some(found.strip_prefix(&current).map(Path::to_owned).unwrap_or(found))
}

/// Refuses a size that is none; `K`, `M` and `G` stand for thousands, millions and billions.
pub(crate) fn bytes(word: &str) -> Result<usize> {
    let (digits, times) = match word.chars().last() {
        Some('k' | 'K') => (&word[..word.len() - 1], 1_000),
        Some('m' | 'M') => (&word[..word.len() - 1], 1_000_000),
        Some('g' | 'G') => (&word[..word.len() - 1], 1_000_000_000),
        _ => (word, 1),
    };
    match digits.parse::<usize>().ok().and_then(|number| number.checked_mul(times)) {
        Some(bytes) if (1..=u32::MAX as usize).contains(&bytes) => Ok(bytes),
        Some(_) => bail!("it must be from 1 byte to 4G"),
        None => bail!("a number of bytes is needed, as in 500000, 500K or 50M"),
    }
}
