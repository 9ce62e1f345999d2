//! What a page says of its article: JSON-LD first, then `OpenGraph` and other `<meta>`, then its elements.

use dom_query::Document;
use serde_json::Value;

use super::super::date;
use super::{one_line, shape};

/// What is known of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
}

impl Meta {
    /// What a page says in JSON-LD and in links and times.
    pub(super) fn of(page: &Document) -> Self {
        let mut meta = page.select("script[type='application/ld+json']").iter().find_map(|script| Self::of_linked_data(&script.text())).unwrap_or_default();
        let attribute = |selector: &str, name: &str| page.select(selector).iter().find_map(|element| element.attr(name)).map(|words| words.trim().to_owned());
        if meta.published.is_none() {
            meta.published = PUBLISHED.iter().find_map(|selector| attribute(selector, "content").or_else(|| attribute(selector, "datetime")));
        }
        // A page's address is where it calls itself at home; what JSON-LD names is often the site.
        if let Some(url) = attribute("link[rel='canonical']", "href").filter(|url| url.starts_with("http")) {
            meta.url = Some(url);
        }
        meta.published = meta.published.and_then(|words| date::iso(&words));
        meta
    }

    /// Takes what is not known yet from what a reader of `<meta>` found.
    pub(super) fn fill_from(&mut self, found: &dom_smoothie::Article) {
        let fill = |known: &mut Option<String>, words: Option<&str>| {
            if known.is_none() {
                *known = words.map(one_line).filter(|words| !words.is_empty());
            }
        };
        fill(&mut self.title, Some(&found.title));
        // An account of a social network is no name.
        fill(&mut self.outlet, found.site_name.as_deref().filter(|name| !name.starts_with('@')));
        fill(&mut self.published, found.published_time.as_deref().and_then(date::iso).as_deref());
        fill(&mut self.url, found.url.as_deref());
        if let (Some(title), Some(outlet)) = (&mut self.title, &self.outlet) {
            title.truncate(without_outlet(title, outlet).len());
        }
        fill(&mut self.outlet, self.url.as_deref().and_then(site));
    }

    /// What a block of JSON-LD says of an article, if it tells of one.
    fn of_linked_data(json: &str) -> Option<Self> {
        let json = json.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let data: Value = serde_json::from_str(json).ok()?;
        let things = match &data {
            Value::Array(things) => things.iter().collect(),
            _ => vec![&data],
        };
        let article = things
            .into_iter()
            .flat_map(|thing| thing["@graph"].as_array().map_or_else(|| vec![thing], |graph| graph.iter().collect()))
            .find(|thing| is_article(thing))?;
        let words = |value: &Value| value.as_str().map(plain).filter(|words| !words.is_empty());
        let publisher = &article["publisher"];
        Some(Self {
            title: words(&article["headline"]).or_else(|| words(&article["name"])),
            outlet: words(&publisher["name"]).or_else(|| words(&publisher[0]["name"])).or_else(|| words(publisher)),
            published: words(&article["datePublished"]),
            url: words(&article["url"]).filter(|url| url.starts_with("http")),
        })
    }
}

/// The site of an address: what a reader would call a page that names nobody.
fn site(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| host.contains('.'))
}

/// A title without the name of the site behind it: "Pier shut - The Gale".
fn without_outlet<'a>(title: &'a str, outlet: &str) -> &'a str {
    let start = title.len().saturating_sub(outlet.len());
    let is_outlet = title.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(outlet));
    let before = title.get(..start).unwrap_or(title).trim_end();
    let bare = before.trim_end_matches(['-', '–', '—', '|', '·', ':', '»']).trim_end();
    if is_outlet && !bare.is_empty() && bare.len() < before.len() { bare } else { title }
}

/// Where pages that have no JSON-LD and no `article:published_time` write when they were published.
const PUBLISHED: &[&str] = &[
    "meta[property='article:published_time']",
    "[itemprop='datePublished']",
    "meta[name='parsely-pub-date']",
    "meta[name='sailthru.date']",
    "meta[name='pubdate']",
    "meta[name='DC.date.issued']",
    "meta[name='dcterms.created']",
    "meta[name='date']",
    "time[pubdate]",
    "article time[datetime]",
];

fn is_article(thing: &Value) -> bool {
    let is_named = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report");
    is_named(&thing["@type"]) || thing["@type"].as_array().is_some_and(|kinds| kinds.iter().any(is_named))
}

/// Words of JSON-LD, where many pages write `&amp;`. What would cost too much as markup is no markup.
fn plain(words: &str) -> String {
    if words.contains('&') && shape::refusal(words).is_none() { one_line(&Document::fragment(words).text()) } else { one_line(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_data_is_read_wherever_the_article_stands_in_it() {
        let article =
            r#"{"@type": ["NewsArticle"], "headline": "Pier &amp; quay shut", "datePublished": "2023-01-10T08:00:00Z", "publisher": {"name": "The Gale"}}"#;
        for json in [article.to_owned(), format!("[{{\"@type\": \"WebSite\"}}, {article}]"), format!("{{\"@graph\": [{{\"@type\": \"Person\"}}, {article}]}}")]
        {
            let meta = Meta::of(&Document::from(format!("<script type='application/ld+json'>{json}</script>")));
            assert_eq!((meta.title.as_deref(), meta.outlet.as_deref()), (Some("Pier & quay shut"), Some("The Gale")));
            assert_eq!(meta.published.as_deref(), Some("2023-01-10T08:00:00Z"));
        }
        assert_eq!(Meta::of(&Document::from("<script type='application/ld+json'>{\"@type\": \"Event\"}</script>")), Meta::default());
    }

    #[test]
    fn markup_in_linked_data_is_built_only_if_a_page_of_it_would_be() {
        assert_eq!(plain("Pier &amp;\n<i>quay</i>"), "Pier & quay");
        let deep = format!("{}&amp;", "<b>".repeat(100_000));
        assert_eq!(plain(&deep), deep);
    }

    #[test]
    fn a_page_that_names_no_outlet_is_called_by_its_site() {
        assert_eq!(site("https://www.example.org:80/1?a=b"), Some("example.org"));
        assert_eq!(site("localhost/1"), None);
        assert_eq!(without_outlet("Pier shut | The Gale", "the gale"), "Pier shut");
        assert_eq!(without_outlet("The Gale", "The Gale"), "The Gale");
        assert_eq!(without_outlet("Praise for The Gale", "The Gale"), "Praise for The Gale");
    }

    #[test]
    fn links_and_times_tell_where_and_when() {
        let meta = Meta::of(&Document::from("<link rel=canonical href='https://example.org/1'><article><time datetime='2023-01-10'>Tuesday</time></article>"));
        assert_eq!((meta.url.as_deref(), meta.published.as_deref()), (Some("https://example.org/1"), Some("2023-01-10")));
    }
}
