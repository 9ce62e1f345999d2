//! An RSS or Atom feed to articles: each item is one.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};

use super::docx::entity;
use super::html::{self, Blocks};
use super::{Found, Whole, date, decode, one};
use crate::article::{Article, Warning};

/// What a feed tells of an item, as it is written there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Item {
    title: String,
    url: String,
    published: String,
    outlet: String,
    /// The longest text that is given: the article, or what is said of it.
    text: String,
}

/// The articles of a feed.
pub(super) fn articles(whole: Whole<'_>) -> Found {
    if let Some(warning) = whole.refusal() {
        return one(Err(warning));
    }
    let declared = decode::declared(&whole.bytes);
    let xml = decode::decode(whole.bytes, declared).text;
    let (outlet, items) = items(&xml);
    let name = whole.file.name.clone();
    if items.is_empty() {
        return one(Err(Warning::new(name, "holds no items of a feed (RSS or Atom)")));
    }
    Box::new(items.into_iter().enumerate().map(move |(position, item)| article(&item, &outlet, &name, position + 1)))
}

fn article(item: &Item, outlet: &str, name: &str, number: usize) -> Result<Article, Warning> {
    let refuse = |reason: String| Warning::new(name, format!("item {number} {reason}"));
    let Blocks { text, parts, .. } = html::piece(&item.text).map_err(refuse)?;
    if text.is_empty() {
        return Err(refuse("has no text".to_owned()));
    }
    let known = |words: &str| Some(words.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty());
    Ok(Article {
        id: format!("{name}#{number}"),
        title: html::piece(&item.title).ok().and_then(|title| known(&title.text)),
        outlet: known(&item.outlet).or_else(|| known(outlet)),
        published: known(&item.published).map(|words| date::iso(&words).unwrap_or(words)),
        url: known(&item.url),
        text,
        parts,
        ..Article::default()
    })
}

/// The title of a feed and its items; what is wrong in it ends it.
fn items(xml: &str) -> (String, Vec<Item>) {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut feed = Feed::default();
    while feed.open.len() <= DEEPEST {
        match reader.read_event() {
            Ok(Event::Start(tag)) => feed.begin(&tag),
            Ok(Event::Empty(tag)) => feed.empty(&tag),
            Ok(Event::Text(text)) => feed.words.push_str(&text),
            Ok(Event::CData(text)) => feed.words.push_str(&text),
            Ok(Event::GeneralRef(name)) => feed.words.push_str(&entity(&name)),
            Ok(Event::End(tag)) => feed.end(&name(tag.name())),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    (feed.outlet, feed.items)
}

/// No feed nests its elements deeper.
const DEEPEST: usize = 500;

/// A feed as far as it was read.
#[derive(Default)]
struct Feed {
    outlet: String,
    items: Vec<Item>,
    /// The item that is being read.
    item: Option<Item>,
    /// The names of the open elements.
    open: Vec<String>,
    /// The words of the innermost that is looked at.
    words: String,
}

impl Feed {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        let name = name(tag.name());
        if is_item(&name) {
            self.item = Some(Item::default());
        }
        link(tag, self.item.as_mut());
        if self.is_markup() {
            push_tag(&mut self.words, &name);
        } else {
            self.words.clear();
        }
        self.open.push(name);
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        link(tag, self.item.as_mut());
        if self.is_markup() {
            push_tag(&mut self.words, tag.local_name().as_ref());
        }
    }

    fn end(&mut self, name: &str) {
        // Elements that nobody closed end with the one around them.
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(at);
        }
        if self.is_markup() {
            push_tag(&mut self.words, &format!("/{name}"));
            return;
        }
        let parent = self.open.last().map(String::as_str);
        if is_item(name) {
            self.items.extend(self.item.take());
        } else if let Some(item) = &mut self.item {
            item.take(name, parent, std::mem::take(&mut self.words));
        } else if name == "title" && self.outlet.is_empty() && matches!(parent, Some("channel" | "feed")) {
            self.outlet = std::mem::take(&mut self.words);
        }
    }

    /// Whether the elements that are open are those of a text that is written as elements (Atom's `type="xhtml"`).
    fn is_markup(&self) -> bool {
        self.open.iter().any(|name| matches!(name.as_str(), "content" | "summary"))
    }
}

/// The name of an element without its prefix, in lower case. What Media RSS says is said of pictures and films: such a name keeps its prefix
/// and is none of those that are looked for.
fn name(name: QName<'_>) -> String {
    let is_media = name.prefix().is_some_and(|prefix| prefix.as_ref().eq_ignore_ascii_case("media"));
    if is_media { name.as_ref().to_ascii_lowercase() } else { name.local_name().as_ref().to_ascii_lowercase() }
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry")
}

fn push_tag(words: &mut String, tag: &str) {
    words.push('<');
    words.push_str(tag);
    words.push('>');
}

/// Atom's address of an item is an attribute.
fn link(tag: &BytesStart<'_>, item: Option<&mut Item>) {
    let attribute = |name: &str| {
        tag.attributes()
            .flatten()
            .find(|attribute| attribute.key.as_ref() == name)
            .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| attribute.value.to_string(), Cow::into_owned))
    };
    let Some(item) = item.filter(|_| tag.local_name().as_ref() == "link") else { return };
    if attribute("rel").is_none_or(|rel| rel == "alternate") && item.url.is_empty() {
        item.url = attribute("href").unwrap_or_default();
    }
}

impl Item {
    /// Takes what an element of an item says.
    fn take(&mut self, element: &str, parent: Option<&str>, words: String) {
        let field = match (element, parent) {
            ("title", Some("source")) => &mut self.outlet,
            ("source", _) if !words.trim().is_empty() => &mut self.outlet,
            (_, Some("source" | "author")) => return,
            ("title", _) => &mut self.title,
            ("link", _) if !words.trim().is_empty() => &mut self.url,
            ("pubdate" | "published" | "date", _) => &mut self.published,
            ("updated", _) if self.published.is_empty() => &mut self.published,
            ("encoded" | "content" | "description" | "summary", _) if words.len() > self.text.len() => &mut self.text,
            _ => return,
        };
        *field = words;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Vec<Article> {
        let (outlet, items) = items(xml);
        items.into_iter().enumerate().filter_map(|(position, item)| article(&item, &outlet, "f.xml", position + 1).ok()).collect()
    }

    fn check(article: &Article) {
        assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("Pier & quay shut"), Some("The Harn Gale")));
        assert_eq!(article.published.as_deref().map(|time| &time[..10]), Some("2023-01-10"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/1?a=b&c"));
        assert_eq!(article.text, "It rained.\n\nIt snowed & froze.");
    }

    #[test]
    fn items_of_rss_are_articles() {
        let articles = read(
            "<?xml version=\"1.0\"?><rss><channel><title>The Harn Gale</title><description>News</description><item><title>Pier &amp;amp; quay shut</title>\
             <link>https://example.org/1?a=b&amp;c</link><pubDate>Tue, 10 Jan 2023 08:30:00 GMT</pubDate><description>It rained.</description>\
             <content:encoded><![CDATA[<p>It rained.</p><p>It snowed &amp; froze.</p>]]></content:encoded></item>\
             <item><title>Nothing</title></item><item><description>&lt;p&gt;It rained.&lt;/p&gt;</description></item></channel></rss>",
        );
        assert_eq!(articles.len(), 2);
        check(&articles[0]);
        assert_eq!((articles[1].id.as_str(), articles[1].text.as_str()), ("f.xml#3", "It rained."));
    }

    #[test]
    fn entries_of_atom_are_articles() {
        let articles = read(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Harn Gale</title><entry><title>Pier &amp;amp; quay shut</title><author><title>x</title></author>\
             <link rel=\"self\" href=\"x\"/><link href=\"https://example.org/1?a=b&c\"/><published>2023-01-10T08:30:00Z</published><updated>2023-02-01</updated>\
             <content type=\"xhtml\"><div><p>It rained.</p><p>It <b>snowed</b> &amp; froze.</p></div></content></entry></feed>",
        );
        check(&articles[0]);
    }

    #[test]
    fn what_is_said_of_a_picture_is_not_said_by_the_article() {
        let media = "<media:title>A pier</media:title><media:description>A pier in the rain, as it was for many years.</media:description>";
        let articles = read(&format!(
            "<rss><channel><item><title>Pier shut</title><description>It rained.</description>{media}<media:content url=\"x\">{media}</media:content></item></channel></rss>",
        ));
        assert_eq!((articles[0].title.as_deref(), articles[0].text.as_str()), (Some("Pier shut"), "It rained."));
    }

    #[test]
    fn an_element_that_nobody_closed_ends_with_the_one_around_it() {
        let entry = "<entry><content type=\"xhtml\"><p>It rained.<br>It snowed.</p></content></entry>";
        let articles = read(&format!("<feed>{entry}{entry}</feed>"));
        assert_eq!(articles.iter().map(|article| article.text.as_str()).collect::<Vec<_>>(), ["It rained.\nIt snowed."; 2]);
    }

    #[test]
    fn what_is_no_feed_has_no_items() {
        assert_eq!(items("<a><b>x</b></a>"), (String::new(), Vec::new()));
        assert_eq!(items("<item").1, []);
    }
}
