//! The little of DER (ITU-T X.690) that a signature's certificate needs: walking nested values.
//!
//! Only definite lengths are read. Errors: anything else ends the walk; nothing here panics or allocates by a length
//! that the data claims.

/// Tag of a SEQUENCE.
pub(super) const SEQUENCE: u8 = 0x30;
/// Tag of a SET.
pub(super) const SET: u8 = 0x31;
/// Tag of an INTEGER.
pub(super) const INTEGER: u8 = 0x02;
/// Tag of an OBJECT IDENTIFIER.
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
/// Tag of `[0]`, constructed.
pub(super) const CONTEXT_0: u8 = 0xa0;
const UTF8_STRING: u8 = 0x0c;
const PRINTABLE_STRING: u8 = 0x13;
const T61_STRING: u8 = 0x14;
const BMP_STRING: u8 = 0x1e;

/// A tag with its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value<'a> {
    /// Identifier octet.
    pub(super) tag: u8,
    /// Content octets.
    pub(super) content: &'a [u8],
}

impl<'a> Value<'a> {
    /// The values inside, as far as they can be read.
    pub(super) fn children(self) -> Children<'a> {
        Children(self.content)
    }

    /// The first value inside with a tag.
    pub(super) fn child(self, tag: u8) -> Option<Value<'a>> {
        self.children().find(|v| v.tag == tag)
    }

    /// The content of a string type.
    pub(super) fn text(self) -> Option<String> {
        match self.tag {
            UTF8_STRING | PRINTABLE_STRING => String::from_utf8(self.content.to_vec()).ok(),
            T61_STRING => Some(self.content.iter().map(|&b| char::from(b)).collect()),
            BMP_STRING => {
                let units =
                    self.content.chunks_exact(2).filter_map(|c| c.try_into().ok().map(u16::from_be_bytes));
                char::decode_utf16(units).collect::<Result<String, _>>().ok()
            }
            _ => None,
        }
    }
}

/// Values that follow each other.
#[derive(Debug, Clone)]
pub(super) struct Children<'a>(&'a [u8]);

impl<'a> Children<'a> {
    /// The values at the start of the bytes; what follows them (padding) is left.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let (&tag, rest) = self.0.split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = if first < 0x80 {
            (usize::from(first), rest)
        } else {
            let (octets, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            if octets.is_empty() || octets.len() > 4 {
                return None;
            }
            (octets.iter().fold(0, |n, &b| n << 8 | usize::from(b)), rest)
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(Value { tag, content })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_and_stops_at_nonsense() {
        let bytes = [SEQUENCE, 7, INTEGER, 1, 5, PRINTABLE_STRING, 2, b'o', b'k', 0, 0];
        let sequence = Children::of(&bytes).next().expect("a sequence");
        let inside: Vec<u8> = sequence.children().map(|v| v.tag).collect();
        assert_eq!(inside, [INTEGER, PRINTABLE_STRING]);
        assert_eq!(sequence.child(PRINTABLE_STRING).and_then(Value::text).as_deref(), Some("ok"));
        for broken in
            [&[SEQUENCE, 9, 1][..], &[SEQUENCE, 0x84, 0xff, 0xff, 0xff, 0xff, 1], &[SEQUENCE, 0x80], &[]]
        {
            assert_eq!(Children::of(broken).next(), None);
        }
    }
}
