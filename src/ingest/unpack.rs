//! Compressed bytes to bytes: gzip and Zstandard, told by their first bytes and bounded.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// So much may come out of a file however small it is.
const ALWAYS_FINE: u64 = 256 << 20;

/// More than so many times its size no real text grows: running text 3 to 5 times; one article over and over 160 times (gzip) or 480
/// times (Zstandard), of which [`ALWAYS_FINE`] lets through what anybody would keep.
const MOST_GROWTH: u64 = 200;

/// Unpacks what is compressed; anything else is given back as it is.
pub(super) fn unpack(mut input: Box<dyn BufRead>) -> io::Result<Box<dyn Read>> {
    let head = input.fill_buf()?;
    let (is_gzip, is_zstd) = (head.starts_with(GZIP), head.starts_with(ZSTD));
    if !is_gzip && !is_zstd {
        return Ok(input);
    }
    let packed = Rc::new(Cell::new(0));
    let input = Counted { input, count: Rc::clone(&packed) };
    let input: Box<dyn Read> =
        if is_gzip { Box::new(MultiGzDecoder::new(input)) } else { Box::new(Zstd { input, frame: FrameDecoder::new(), is_inside: false }) };
    Ok(Box::new(Bounded { input, packed, count: 0 }))
}

/// What gzip files begin with.
pub(super) const GZIP: &[u8] = b"\x1f\x8b";

/// What Zstandard files begin with.
pub(super) const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// Counts what is taken.
struct Counted {
    input: Box<dyn BufRead>,
    count: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.count.set(self.count.get() + count as u64);
        Ok(count)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.count.set(self.count.get() + count as u64);
        self.input.consume(count);
    }
}

/// Refuses to go on where a small file would become a huge one.
struct Bounded<R> {
    input: R,
    packed: Rc<Cell<u64>>,
    count: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.count += count as u64;
        if self.count > ALWAYS_FINE && self.count / MOST_GROWTH > self.packed.get() {
            return Err(io::Error::other(format!("it grows more than {MOST_GROWTH} times when it is unpacked")));
        }
        Ok(count)
    }
}

/// Unpacks the frames of a Zstandard file, one behind the other.
struct Zstd<R> {
    input: R,
    frame: FrameDecoder,
    is_inside: bool,
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_inside {
                if self.input.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                match self.frame.init(&mut self.input) {
                    Ok(()) => self.is_inside = true,
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                        io::copy(&mut self.input.by_ref().take(u64::from(length)), &mut io::sink())?;
                    }
                    Err(_) => return Err(broken()),
                }
                continue;
            }
            let count = self.frame.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            if !self.frame.is_finished() {
                self.frame.decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1)).map_err(|_| broken())?;
                continue;
            }
            self.is_inside = false;
            let sums = (self.frame.get_checksum_from_data(), self.frame.get_calculated_checksum());
            if matches!(sums, (Some(told), Some(found)) if told != found) {
                return Err(broken());
            }
        }
    }
}

/// The words of the decoder are for those who write decoders.
fn broken() -> io::Error {
    io::Error::other("its Zstandard data are broken or cut off")
}
