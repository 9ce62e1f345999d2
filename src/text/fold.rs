//! Normal forms of words, computed beside the text and never instead of it.

/// Lower case, letters without accents in the Latin alphabet, apostrophes and invisible characters dropped; white space beyond ASCII as a space.
///
/// ```
/// assert_eq!(newsdiff::text::fold("Türk’s"), "turks");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_folded(text, |character| folded.push(character));
    folded
}

/// Calls `visit` with each character of the folded text.
fn each_folded(text: &str, mut visit: impl FnMut(char)) {
    for character in text.chars() {
        match character {
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
            _ if character.is_ascii() => visit(character.to_ascii_lowercase()),
            // Invisible characters inside a name would make it another one.
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => {}
            _ if character.is_whitespace() => visit(' '),
            _ => any_ascii::any_ascii_char(character).chars().flat_map(char::to_lowercase).for_each(&mut visit),
        }
    }
}

/// The folded words of a text: runs of letters and digits, joined by single spaces.
///
/// ```
/// assert_eq!(newsdiff::text::fold_words("The “last-16” tie, Türk said."), "the last 16 tie turk said");
/// ```
pub fn fold_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut is_apart = false;
    each_folded(text, |character| {
        if character.is_alphanumeric() {
            if is_apart && !words.is_empty() {
                words.push(' ');
            }
            words.push(character);
        }
        is_apart = !character.is_alphanumeric();
    });
    words
}

/// A word with a capital in front.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_width_characters_leave_no_trace() {
        assert_eq!(fold("Re\u{200b}zai\u{200d}an"), "rezaian");
    }
}
