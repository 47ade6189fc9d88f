//! Whether a JPEG is there to its end: decoders fill what is missing with grey and say nothing.

use memchr::memchr;

/// Whether the mark that closes a JPEG (EOI; ITU-T T.81, B.1.1) is met on the way through its segments. One inside a
/// segment, as of a thumbnail, does not count; what follows the mark may be anything.
pub(crate) fn is_whole(data: &[u8]) -> bool {
    let mut at = 0;
    while let Some(found) = data.get(at..).and_then(|rest| memchr(0xff, rest)) {
        at += found + 1;
        match data.get(at) {
            None => return false,
            Some(0xd9) => return true,
            // Any number of them may stand before a mark.
            Some(0xff) => {}
            // A sample of 0xff, and marks that stand alone.
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 1,
            Some(_) => {
                let Some(&[high, low]) = data.get(at + 1..at + 3) else { return false };
                at += 1 + usize::from(u16::from_be_bytes([high, low]));
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_mark_is_found_where_it_counts() {
        let cases: [(&[u8], bool); 7] = [
            (b"", false),
            (b"\xff\xd8\xff\xda\0\x02abc\xff\xd9", true),
            (b"\xff\xd8\xff\xda\0\x02abc\xff\0\xff\xd0de\xff\xff\xd9 and more", true),
            (b"\xff\xd8\xff\xda\0\x02abc", false),
            (b"\xff\xd8\xff\xda\0\x02abc\xff", false),
            (b"\xff\xd8\xff\xe1\0\x06\xff\xd8\xff\xd9\xff\xda\0\x02abc", false),
            (b"\xff\xd8\xff\xe1\0", false),
        ];
        for (data, whole) in cases {
            assert_eq!(is_whole(data), whole, "{data:02x?}");
        }
    }
}
