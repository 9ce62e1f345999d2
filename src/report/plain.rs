//! Words of an article made harmless for a terminal or a page.

use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// The text with every run of white space as one space, and what cannot be seen written out: `\u{1b}`, `\u{202e}`, `\u{200b}`.
///
/// Joiners stay where they shape letters or emoji: between two characters beyond Latin.
pub(super) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut previous = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_whitespace() {
            if previous != Some(' ') {
                shown.push(' ');
            }
            previous = Some(' ');
            continue;
        }
        let shapes = matches!(character, '\u{200c}' | '\u{200d}') && previous.is_some_and(beyond_latin) && characters.peek().copied().is_some_and(beyond_latin);
        if is_unseen(character) && !shapes {
            write!(shown, "\\u{{{:x}}}", u32::from(character)).expect("a string takes everything");
        } else {
            shown.push(character);
        }
        previous = Some(character);
    }
    shown
}

/// Whether a terminal acts on a character or shows nothing for it: controls, marks of direction, zero-width spaces, tags.
///
/// Accents that stand on the letter before them and letters that join into one glyph have no width either, and are seen.
pub(super) fn is_unseen(character: char) -> bool {
    match character.width() {
        None => true,
        Some(0) => !is_combining_mark(character) && !character.is_alphabetic(),
        Some(_) => false,
    }
}

fn beyond_latin(character: char) -> bool {
    character > '\u{2ff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_hidden_characters_are_written_out() {
        assert_eq!(plain("a\u{1b}[31mred\u{9b}0m"), "a\\u{1b}[31mred\\u{9b}0m");
        assert_eq!(plain("\u{202e}evil\u{2069} Re\u{200b}za\u{ad}i\u{feff} \u{e0041}"), "\\u{202e}evil\\u{2069} Re\\u{200b}za\\u{ad}i\\u{feff} \\u{e0041}");
        assert_eq!(plain("bell\u{7} rub\u{7f} nul\0"), "bell\\u{7} rub\\u{7f} nul\\u{0}");
    }

    #[test]
    fn white_space_is_one_space() {
        assert_eq!(plain("a\t\tb\n\nc\u{a0}d\u{2028}e\r\u{85}f"), "a b c d e f");
    }

    #[test]
    fn letters_of_every_script_stay() {
        for text in ["Müller", "Mu\u{308}ller", "می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}🚀", "東京", "각\u{1100}\u{1161}"] {
            assert_eq!(plain(text), text);
        }
    }
}
