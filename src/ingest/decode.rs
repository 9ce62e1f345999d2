//! Bytes to text: any encoding, `\r\n` made `\n`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The longest text whose offsets fit the 32 bits of a [`Span`](crate::Span).
const LONGEST: usize = u32::MAX as usize;

/// The text of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// How many bytes of what is else UTF-8 were none; they were read as Windows-1252.
    pub(super) strays: usize,
}

impl Decoded {
    /// What the reader should know about the bytes, if anything.
    pub(super) fn note(&self) -> Option<String> {
        let bytes = if self.strays == 1 { "1 byte" } else { &format!("{} bytes", self.strays) };
        (self.strays > 0).then(|| format!("is UTF-8 but for {bytes}, read as Windows-1252"))
    }
}

/// Decodes bytes: as UTF-8 if they are, else as `declared` says, else as they look like.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, strays: 0 },
        Err(error) => {
            let bytes = error.into_bytes();
            let reading = match (Reading::of(&bytes), declared) {
                (Reading::Whole(_), Some(declared)) if declared != UTF_8 => Reading::Whole(declared),
                (reading, _) => reading,
            };
            let strays = if matches!(reading, Reading::Mixed) { strays(&bytes) } else { 0 };
            Decoded { text: reading.read(&bytes), strays }
        }
    }
}

/// How bytes are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As UTF-8, and each stray byte as Windows-1252: what comes of joining texts of both.
    Mixed,
    /// In one other encoding.
    Whole(&'static Encoding),
}

impl Reading {
    /// How to read `bytes`, which are looked at as a whole.
    pub(super) fn of(bytes: &[u8]) -> Self {
        // Letters of other encodings make UTF-8 sequences by chance only: where most are such, the text is UTF-8.
        let strays = strays(bytes);
        let sequences = || bytes.utf8_chunks().map(|chunk| chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count()).sum::<usize>();
        if strays == 0 || sequences() > strays {
            return Self::Mixed;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        // English is analysed: where little speaks for any encoding, that of pages from `.us` is the likeliest.
        Self::Whole(detector.guess(Some(b"us"), Utf8Detection::Deny))
    }

    /// The text of `bytes`, or of a piece of them.
    pub(super) fn read(self, bytes: &[u8]) -> String {
        match self {
            Self::Whole(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Mixed => {
                let mut text = String::with_capacity(bytes.len());
                for chunk in bytes.utf8_chunks() {
                    text.push_str(chunk.valid());
                    text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
                }
                text
            }
        }
    }
}

fn strays(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum()
}

/// The encoding that the beginning of a page or an XML file names for it: `charset=...` or `encoding="..."`.
#[cfg(any(feature = "html", test))]
pub(super) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head.get(..DECLARED_WITHIN).unwrap_or(head)).to_ascii_lowercase();
    let label = |mark: &str| {
        let behind = head.split(mark).nth(1)?.trim_start_matches(['"', '\'', ' ']);
        Encoding::for_label(behind.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).next()?.as_bytes())
    };
    label("charset=").or_else(|| label("encoding="))
}

/// Pages must name their encoding in the first kilobyte; many do a little later.
#[cfg(any(feature = "html", test))]
const DECLARED_WITHIN: usize = 4096;

/// Makes `\r\n` `\n` in an article's text, or says what is wrong with it.
pub(super) fn settle(text: String) -> Result<String, String> {
    if text.len() > LONGEST {
        return Err("is longer than 4 GiB; split it".to_owned());
    }
    // Most text has none: no second copy of it then.
    Ok(if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), None).text
    }

    #[test]
    fn line_ends_are_made_one() {
        assert_eq!(settle("a\r\nb\rc\n".to_owned()).unwrap(), "a\nb\rc\n");
    }

    #[test]
    fn western_text_is_read_whatever_it_was_written_in() {
        let text = "The café in Tórsby is “shut” – for now, said Jürgen Åkesson.";
        let windows: Vec<u8> = WINDOWS_1252.encode(text).0.into_owned();
        assert_eq!(read(&windows), text);
        assert_eq!(read(text.as_bytes()), text);
        assert_eq!(read(b"Caf\xe9 closes"), "Café closes");
        assert_eq!(read(b"It\x92s shut"), "It’s shut");
    }

    #[test]
    fn strays_in_utf_8_are_read_and_counted() {
        let mixed = decode(b"Caf\xc3\xa9 T\xc3\xb3rsby, it\x92s shut".to_vec(), None);
        assert_eq!(mixed.text, "Café Tórsby, it’s shut");
        assert_eq!(mixed.note().as_deref(), Some("is UTF-8 but for 1 byte, read as Windows-1252"));
    }

    #[test]
    fn what_a_page_says_of_itself_is_believed_where_it_can_be_true() {
        let page = b"<meta charset='iso-8859-2'>\xb3";
        assert_eq!(declared(page).map(Encoding::name), Some("ISO-8859-2"));
        assert_eq!(decode(page.to_vec(), declared(page)).text, "<meta charset='iso-8859-2'>ł");
        assert_eq!(declared(b"<?xml version=\"1.0\" encoding=\"windows-1251\"?>").map(Encoding::name), Some("windows-1251"));
        assert_eq!(declared(b"<meta charset=\"klingon\">"), None);
        assert_eq!(declared(b"charset="), None);
    }
}
