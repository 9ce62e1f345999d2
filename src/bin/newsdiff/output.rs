//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{File, Permissions};
use std::io::{self, BufWriter, StdoutLock, Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// What to say when a write fails.
const UNWRITTEN: &str = "the results cannot be written";

/// Standard output or a file. Without [`Output::finish`] a file is left as it was.
pub(crate) enum Output {
    /// Standard output.
    Standard(BufWriter<StdoutLock<'static>>),
    /// A new file, put in the place of the old one at the end.
    Whole(Whole),
    /// A device or pipe, which nothing can be put in the place of.
    Direct(BufWriter<File>),
}

/// A file that is written beside its place. It is there only from the first result on, so that a run that is killed before leaves nothing.
pub(crate) struct Whole {
    path: PathBuf,
    permissions: Option<Permissions>,
    new: Option<BufWriter<NamedTempFile>>,
}

impl Output {
    /// Opens the place for results: `None` and `-` are standard output.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Standard(BufWriter::new(stdout().lock())));
        };
        // A link stays a link: the file it leads to is written.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let cannot = || format!("{}: cannot be written", path.display());
        match path.metadata() {
            Ok(metadata) if metadata.is_file() => Whole::at(path.clone(), Some(metadata.permissions())).map(Self::Whole).with_context(cannot),
            Ok(metadata) if metadata.is_dir() => anyhow::bail!("{}: is a folder; name a file for the results", path.display()),
            Ok(_) => File::options().write(true).open(&path).map(|file| Self::Direct(BufWriter::new(file))).with_context(cannot),
            Err(_) => Whole::at(path.clone(), None).map(Self::Whole).with_context(cannot),
        }
    }

    /// Whether results go to a file and not to standard output.
    pub(crate) fn is_file(&self) -> bool {
        !matches!(self, Self::Standard(_))
    }

    /// Writes results.
    pub(crate) fn print(&mut self, text: &str) -> Result<()> {
        let written = match self {
            Self::Standard(out) => out.write_all(text.as_bytes()),
            Self::Whole(whole) => whole.write(text),
            Self::Direct(out) => out.write_all(text.as_bytes()),
        };
        written.context(UNWRITTEN)
    }

    /// Writes what is left and, for a file, puts it in its place.
    pub(crate) fn finish(self) -> Result<()> {
        let written = match self {
            Self::Standard(mut out) => out.flush(),
            Self::Direct(mut out) => out.flush(),
            Self::Whole(whole) => whole.finish(),
        };
        written.context(UNWRITTEN)
    }
}

impl Whole {
    /// Tries whether a file can be written there.
    fn at(path: PathBuf, permissions: Option<Permissions>) -> io::Result<Self> {
        let whole = Self { path, permissions: permissions.or_else(usual_permissions), new: None };
        whole.create().map(|_| whole)
    }

    /// A new file in the folder of the path, so that it can be put in its place in one step.
    fn create(&self) -> io::Result<BufWriter<NamedTempFile>> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".newsdiff");
        if let Some(permissions) = &self.permissions {
            builder.permissions(permissions.clone());
        }
        Ok(BufWriter::new(builder.tempfile_in(folder)?))
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let mut new = match self.new.take() {
            Some(new) => new,
            None => self.create()?,
        };
        new.write_all(text.as_bytes())?;
        self.new = Some(new);
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.write("")?;
        let Self { path, new, .. } = self;
        let new = new.expect("it was just written to");
        new.into_inner().map_err(io::IntoInnerError::into_error)?.persist(path).map_err(|error| error.error).map(drop)
    }
}

/// Whether an error says that the reader of the results went away.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// What a new file may be used for, before the user's mask: a temporary file alone would be for its owner only.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn usual_permissions() -> Option<Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<Permissions> {
    None
}
