//! Whether the streams behind a page came out whole.
//!
//! A damaged stream is read as far as it goes: the rest is missing, or goes on wrongly, and nothing says so. Deflated
//! data tells by itself: its last block is marked, and a checksum of what was packed follows it (RFC 1950). Of other
//! data the operators tell: bytes of chance are none. Not noticed: data that is not deflated and ends early between two
//! instructions.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page as Source;
use memchr::memmem;

/// Bytes of a zlib stream before its deflated data.
const ZLIB_HEAD: usize = 2;
/// Bytes of its checksum.
const CHECKSUM: usize = 4;
/// What is put behind instructions, to see whether reading comes so far. No operator has this name.
const END: &[u8] = b" EndOfInstructions";

/// The streams that hold the instructions of a page.
pub(super) struct Contents<'a> {
    /// Those that are there.
    pub(super) streams: Vec<Stream<'a>>,
    /// The page names another one, which is not there.
    pub(super) lacking: bool,
}

/// Finds the instructions of a page.
pub(super) fn contents_of<'a>(page: &Source<'a>) -> Contents<'a> {
    let dictionary = page.raw();
    if let Some(stream) = dictionary.get::<Stream<'a>>(b"Contents") {
        return Contents { streams: vec![stream], lacking: false };
    }
    let Some(list) = dictionary.get::<Array<'a>>(b"Contents") else {
        return Contents { streams: Vec::new(), lacking: dictionary.get_ref(b"Contents").is_some() };
    };
    let named: Vec<_> = list.raw_iter().filter_map(|item| item.as_obj_ref()).collect();
    let streams: Vec<Stream<'a>> = named.iter().filter_map(|&at| page.xref().get(at.into())).collect();
    Contents { lacking: streams.len() < named.len(), streams }
}

/// Whether a stream of instructions came out whole.
pub(super) fn is_whole(stream: &Stream<'_>) -> bool {
    match stream.filters().as_slice() {
        [Filter::FlateDecode] => inflates(&stream.raw_data()),
        _ => stream.decoded_data().is_ok_and(|data| reads_through(&data)),
    }
}

/// Whether the maps of the fonts that some instructions use tell their letters whole.
pub(super) fn tells_letters(content: &[u8], fonts: &Dict<'_>) -> bool {
    let broken = |name: &[u8]| {
        let map = fonts.get::<Dict<'_>>(name).and_then(|font| font.get::<Stream<'_>>(b"ToUnicode"));
        map.is_some_and(|map| map.filters().as_slice() == [Filter::FlateDecode] && !inflates(&map.raw_data()))
    };
    let used = |name: &[u8]| memmem::find(content, &[b"/", name].concat()).is_some();
    !fonts.keys().any(|name| broken(name.as_ref()) && used(name.as_ref()))
}

/// Whether deflated data reaches its end and bears out its checksum. Writers that leave the checksum away are believed.
fn inflates(data: &[u8]) -> bool {
    // Bytes behind the end.
    let behind = |data: &[u8], zlib: bool| -> Option<usize> {
        let mut inflater = Decompress::new(zlib);
        let mut out = vec![0; 1 << 15];
        loop {
            let (read, made) = (inflater.total_in(), inflater.total_out());
            let rest = data.get(usize::try_from(read).ok()?..)?;
            match inflater.decompress(rest, &mut out, FlushDecompress::None).ok()? {
                Status::StreamEnd => return Some(data.len() - usize::try_from(inflater.total_in()).ok()?),
                Status::Ok | Status::BufError => {
                    if (inflater.total_in(), inflater.total_out()) == (read, made) {
                        return None;
                    }
                }
            }
        }
    };
    behind(data, true).is_some()
        || data.get(ZLIB_HEAD..).and_then(|bare| behind(bare, false)).is_some_and(|left| left < CHECKSUM)
        || behind(data, false).is_some()
}

/// Whether instructions can be read to their end, and all of them are such as a page may hold: the names of operators
/// are one to three letters, a star or a digit among them (ISO 32000-2, annex A).
fn reads_through(content: &[u8]) -> bool {
    let content = [content, END].concat();
    let mut instructions = UntypedIter::new(&content);
    while let Some(instruction) = instructions.next() {
        let name: &[u8] = instruction.operator;
        if name == END.trim_ascii() {
            return true;
        }
        let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'*' | b'\'' | b'"');
        if name.len() > 3 || !name.iter().all(plain) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    #[test]
    fn deflated_data_tells_its_damage() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        for n in 0..4000 {
            write!(encoder, "BT {} {} Td ({n}) Tj ET ", n * 7 % 595, n * 13 % 842).expect("memory");
        }
        let sound = encoder.finish().expect("memory");
        let middle = sound.len() / 2;
        let flipped = |at: usize| {
            let mut bytes = sound.clone();
            bytes[at] ^= 0x10;
            bytes
        };
        assert!(inflates(&sound));
        assert!(inflates(&[&sound, &b"\r\n"[..]].concat()), "what follows is not part of it");
        assert!(inflates(&sound[ZLIB_HEAD..]), "deflated without a head");
        assert!(inflates(&sound[..sound.len() - CHECKSUM]), "a writer that leaves the checksum away");
        assert!(inflates(&sound[..sound.len() - 1]), "an end of line was taken for the end of the checksum");
        for at in [2, middle, sound.len() - CHECKSUM - 10, sound.len() - 1] {
            assert!(!inflates(&flipped(at)), "a bit at {at}");
        }
        for length in [0, 1, 100, middle, sound.len() - 20] {
            assert!(!inflates(&sound[..length]), "{length} bytes");
        }
    }

    #[test]
    fn instructions_tell_their_damage() {
        let cases: [(&[u8], bool); 10] = [
            (b"", true),
            (b"q 1 0 0 1 72 700 cm /F1 12 Tf BT (Ra so\xe1t) Tj ET Q", true),
            (b"0 0 m 9 9 l S* T* d0 % a remark\n[(a) -20 (b)] TJ", true),
            (b"BI /W 2 /H 2 /BPC 8 /CS /G ID \x8f\xa3\x01\xff EI Q", true),
            (b"/Span << /MCID 0 >> BDC EMC", true),
            (b"q BT (Ra so\x8f\xa3\x01 Tj ET Q", false),
            (b"q BT 12 \x8f\xa3\x01\xfe Tj ET Q", false),
            (b"q BT <0041 Tj ET Q \x8f", false),
            (b"q Rasoat Q", false),
            (b"[(a) -20 TJ ET", false),
        ];
        for (content, whole) in cases {
            assert_eq!(reads_through(content), whole, "{}", String::from_utf8_lossy(content));
        }
    }
}
