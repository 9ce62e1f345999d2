//! Words of an article made harmless for Markdown: `CommonMark` with the tables of GitHub and GitLab.

use super::super::address::web_address;
use super::super::exhibit::Piece;
use super::super::plain::plain;

/// Text as itself: what is markup anywhere in a line is escaped, and what is markup at its beginning.
pub(super) fn text(text: &str) -> String {
    let plain = plain(text);
    let mut escaped = String::with_capacity(plain.len() + 8);
    let mut is_number = true;
    let mut characters = plain.trim_start().char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        // `$` begins a formula and `~` a strike-through on some sites, `&` an entity, `|` a cell.
        let anywhere = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        let first = position == 0 && matches!(character, '#' | '+' | '-' | '=');
        let behind_number = is_number && position > 0 && matches!(character, '.' | ')');
        is_number &= character.is_ascii_digit();
        if anywhere || first || behind_number {
            escaped.push('\\');
        }
        escaped.push(character);
        // Sites tell whoever is called so behind an `@`, and link a number behind a `#`: a space without width parts them.
        let next = characters.peek().map(|(_, next)| *next);
        if (character == '@' && next.is_some_and(char::is_alphanumeric)) || (character == '#' && next.is_some_and(|next| next.is_ascii_digit())) {
            escaped.push_str("&#8203;");
        }
    }
    if plain.starts_with(' ') {
        escaped.insert(0, ' ');
    }
    escaped
}

/// A key or place as code, which no site takes for a link.
pub(super) fn code(text: &str) -> String {
    let plain = plain(text);
    let longest = plain.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    if longest == 0 {
        return format!("`{plain}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {plain} {fence}")
}

/// Code inside a table, where a bar would end the cell.
pub(super) fn code_cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// The words, linked where the address is a web address without anything that would end the link.
pub(super) fn link(words: &str, address: Option<&str>) -> String {
    let ends_link = |address: &&str| address.contains(['(', ')', '<', '>', '"', '\\', '`']);
    match address.and_then(web_address).filter(|address| !ends_link(address)) {
        Some(address) => format!("[{}]({address})", text(words)),
        None => text(words),
    }
}

/// A sentence, the words that matter in bold.
pub(super) fn sentence(pieces: &[Piece<'_>]) -> String {
    let mut line = String::new();
    for piece in pieces {
        let words = piece.text.trim();
        if piece.marked && !words.is_empty() {
            let (before, after) = piece.text.split_once(words).unwrap_or_default();
            line.extend([plain(before), "**".to_owned(), text(words), "**".to_owned(), plain(after)]);
        } else {
            line.push_str(&text(piece.text));
        }
    }
    line
}

/// A table with a header; cells are Markdown already.
pub(super) fn table<const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = format!("| {} |\n|{}\n", header.join(" | "), " --- |".repeat(N));
    for row in rows {
        table.extend(["| ", &row.join(" | "), " |\n"]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_an_article_is_text() {
        assert_eq!(text("<b>a_b*c</b> | [x](y) $5 & ~2"), r"\<b\>a\_b\*c\</b\> \| \[x\](y) \$5 \& \~2");
        assert_eq!(text("# not a heading"), r"\# not a heading");
        assert_eq!([text("12. May"), text("1.2. May"), text(". May")], [r"12\. May", r"1\.2. May", ". May"]);
        assert_eq!(text("at 4 a.m. - so"), "at 4 a.m. - so");
        assert_eq!(text(" and then"), " and then");
    }

    #[test]
    fn nobody_is_called_and_no_ticket_linked() {
        assert_eq!(text("via @harnfm in #12 and #rain, a@b, @ 5"), "via @&#8203;harnfm in #&#8203;12 and #rain, a@&#8203;b, @ 5");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(link("Comet", Some("https://example.org/a?b=1")), "[Comet](https://example.org/a?b=1)");
        assert_eq!(link("Comet", Some("javascript:alert(1)")), "Comet");
        assert_eq!(link("Comet", Some("https://example.org/a)[x](b")), "Comet");
    }

    #[test]
    fn code_holds_what_it_is_given() {
        assert_eq!(code("a/b_c.txt:1:2"), "`a/b_c.txt:1:2`");
        assert_eq!(code("a`b"), "`` a`b ``");
    }
}
