//! Bytes to text: UTF-8, a byte-order mark dropped, `\r\n` made `\n`.

/// The mark that some editors put at the start of UTF-8 text.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The longest text whose offsets fit the 32 bits of a [`Span`](crate::Span).
const LONGEST: usize = u32::MAX as usize;

/// Decodes a whole file, or says what is wrong with it.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("is not UTF-8 text (byte {at}); convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`")
    })
}

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

    #[test]
    fn a_mark_is_dropped_and_line_ends_are_made_one() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc\n".to_vec()).and_then(settle).unwrap(), "a\nb\rc\n");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_refused_with_their_place() {
        assert!(decode(b"caf\xe9".to_vec()).unwrap_err().contains("byte 3"));
    }
}
