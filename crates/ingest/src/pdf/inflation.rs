//! How far the compressed streams of a file grow, found before anything else reads them.
//!
//! A deflated byte can stand for a thousand, so only streams longer than a thousandth of the limit are looked at, and
//! those that are deflated twice. They are found in the bytes of the file, not through its tables, as the tables
//! themselves may be such a stream. Pictures are left out: their size is bounded by their pixels when they are decoded.

use std::io::Read as _;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Pdf;
use memchr::memmem;

use super::limits::Stop;
use crate::Limits;

/// The most that deflate (RFC 1951) can save: 258 bytes for two bits, and some.
pub(super) const DEFLATE_FACTOR: u64 = 1032;
/// How far before its data the dictionary of a stream is searched.
const DICTIONARY: usize = 2048;

/// Refuses a file of which a stream grows beyond the limit.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Stop> {
    let allowed = limits.stream_bytes;
    let suspicious = usize::try_from(allowed / DEFLATE_FACTOR).unwrap_or(usize::MAX);
    let mut from = 0;
    while let Some(at) = memmem::find(bytes.get(from..).unwrap_or_default(), b"stream").map(|i| from + i) {
        let start = at + b"stream".len();
        from = start;
        if bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let rest = bytes.get(start..).unwrap_or_default();
        let length = memmem::find(rest, b"endstream").unwrap_or(rest.len());
        let dictionary = bytes.get(at.saturating_sub(DICTIONARY)..at).unwrap_or_default();
        let own = memmem::rfind(dictionary, b" obj").and_then(|i| dictionary.get(i..)).unwrap_or(dictionary);
        let layers = memmem::find_iter(own, b"/Fl").count();
        if layers < 2 && (length <= suspicious || memmem::find(own, b"/Image").is_some()) {
            continue;
        }
        let data = rest.get(..length).unwrap_or_default();
        let body = data.iter().position(|b| !matches!(b, b'\r' | b'\n')).and_then(|i| data.get(i..));
        let found = grown(body.unwrap_or_default(), layers, allowed);
        if found > allowed {
            return Err(Stop::Limit { limit: "stream_bytes", allowed, found });
        }
        from = start + length;
    }
    Ok(())
}

/// The same for an encrypted file, whose streams show their size only once deciphered.
pub(super) fn check_deciphered(pdf: &Pdf, limits: &Limits) -> Result<(), Stop> {
    let allowed = limits.stream_bytes;
    for object in pdf.objects() {
        let Some(stream) = object.into_stream().filter(|s| !s.dict().contains_key(b"Width")) else {
            continue;
        };
        let layers = stream.filters().len();
        let raw = stream.raw_data();
        if layers > 1 || (raw.len() as u64).saturating_mul(DEFLATE_FACTOR) > allowed {
            let found = grown(&raw, layers, allowed);
            if found > allowed {
                return Err(Stop::Limit { limit: "stream_bytes", allowed, found });
            }
        }
    }
    Ok(())
}

/// To how many bytes data grows, counted no further than just beyond the limit. What does not inflate does not grow.
pub(super) fn grown(data: &[u8], layers: usize, allowed: u64) -> u64 {
    if layers > 1 {
        let mut once = Vec::new();
        let read = ZlibDecoder::new(data).take(allowed + 1).read_to_end(&mut once);
        return if read.is_err() && once.is_empty() {
            0
        } else {
            (once.len() as u64).max(grown(&once, layers - 1, allowed))
        };
    }
    count(ZlibDecoder::new(data).take(allowed + 1)).max(count(DeflateDecoder::new(data).take(allowed + 1)))
}

fn count(mut source: impl std::io::Read) -> u64 {
    let mut buffer = vec![0; 1 << 16];
    let mut total = 0;
    while let Ok(read @ 1..) = source.read(&mut buffer) {
        total += read as u64;
    }
    total
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn a_stream_beyond_the_limit_is_refused() {
        let limits = Limits { stream_bytes: 100_000, ..Limits::default() };
        let file = |dictionary: &str, data: &[u8]| {
            [b"1 0 obj<<", dictionary.as_bytes(), b">>stream\r\n", data, b"\nendstream endobj"].concat()
        };
        let (small, large) = (deflated(&vec![7; 90_000]), deflated(&vec![7; 110_000]));
        assert_eq!(check(&file("/Filter/FlateDecode", &small), &limits), Ok(()));
        assert!(check(&file("/Filter/FlateDecode", &large), &limits).is_err());
        assert_eq!(check(&file("/Subtype/Image/Filter/FlateDecode", &large), &limits), Ok(()));
        assert!(check(&file("/Filter[/FlateDecode/FlateDecode]", &deflated(&large)), &limits).is_err());
    }
}
