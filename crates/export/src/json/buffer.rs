//! The bytes that wait to be handed on, and how texts are put among them.
//!
//! Of the texts of a plan hardly one byte in a thousand has to be escaped: whole pieces are asked at once whether they
//! hold such a byte, and what lies between two of them is copied in one go.

use std::io;

/// As many bytes wait at most.
const ROOM: usize = 1 << 14;

/// A buffer of fixed size. What its taker refuses is told at the end: writing itself never fails.
pub(super) struct Buffer<'o> {
    bytes: Box<[u8; ROOM]>,
    filled: usize,
    out: &'o mut dyn io::Write,
    failure: Option<io::Error>,
}

impl<'o> Buffer<'o> {
    pub(super) fn new(out: &'o mut dyn io::Write) -> Self {
        Self { bytes: Box::new([0; ROOM]), filled: 0, out, failure: None }
    }

    /// Writes a piece of known length, which costs no call to copy it.
    #[inline]
    pub(super) fn piece<const N: usize>(&mut self, piece: &[u8; N]) {
        self.cut(piece, N);
    }

    /// Writes the first so many bytes of a piece of known length.
    #[inline]
    pub(super) fn cut<const N: usize>(&mut self, piece: &[u8; N], length: usize) {
        match self.bytes.get_mut(self.filled..).and_then(|room| room.first_chunk_mut()) {
            Some(room) => {
                *room = *piece;
                self.filled += length.min(N);
            }
            None => self.put_aside(piece.get(..length).unwrap_or(piece)),
        }
    }

    /// Writes bytes as they are.
    #[inline]
    pub(super) fn put(&mut self, bytes: &[u8]) {
        match self.bytes.get_mut(self.filled..).and_then(|room| room.get_mut(..bytes.len())) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.filled += bytes.len();
            }
            None => self.put_aside(bytes),
        }
    }

    /// Writes a text as a JSON string.
    pub(super) fn quoted(&mut self, text: &str) {
        let length = text.len() + 2;
        let room = self.bytes.get_mut(self.filled..).and_then(|room| room.get_mut(..length));
        if let Some([first, between @ .., last]) = room
            && next_special(text.as_bytes()).is_none()
        {
            *first = b'"';
            between.copy_from_slice(text.as_bytes());
            *last = b'"';
            self.filled += length;
            return;
        }
        self.piece(b"\"");
        self.escaped(text);
        self.piece(b"\"");
    }

    /// Writes what stands between the quotes of a JSON string.
    pub(super) fn escaped(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some((plain, byte, behind)) = next_special(rest) {
            self.put(plain);
            self.escape(byte);
            rest = behind;
        }
        self.put(rest);
    }

    /// The byte that was written last.
    pub(super) fn last(&self) -> Option<u8> {
        self.bytes.get(self.filled.checked_sub(1)?).copied()
    }

    /// Hands on what waits, and tells of what was refused.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.hand_on();
        self.failure.map_or_else(|| self.out.flush(), Err)
    }

    /// What no longer fits.
    #[cold]
    fn put_aside(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(ROOM) {
            self.hand_on();
            if let Some(room) = self.bytes.get_mut(..piece.len()) {
                room.copy_from_slice(piece);
                self.filled = piece.len();
            }
        }
    }

    fn hand_on(&mut self) {
        if self.failure.is_none() {
            self.failure = self.out.write_all(self.bytes.get(..self.filled).unwrap_or_default()).err();
        }
        self.filled = 0;
    }

    /// The short form where JSON has one, as serde writes it.
    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0C => b'f',
            b'\r' => b'r',
            _ => {
                let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
                return self.piece(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            }
        };
        self.piece(&[b'\\', short]);
    }
}

impl io::Write for Buffer<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.put(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The first byte that cannot stand as it is, with what is before and behind it.
#[inline]
fn next_special(bytes: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let (pieces, rest) = bytes.as_chunks::<16>();
    let plain = pieces.iter().take_while(|piece| !holds_special(piece)).count();
    if plain == pieces.len() && !ends_in_special(bytes, rest) {
        return None;
    }
    let (_, rest) = bytes.split_at_checked(16 * plain)?;
    let at = 16 * plain + rest.iter().position(|byte| is_special(*byte))?;
    let (plain, rest) = bytes.split_at_checked(at)?;
    let (byte, behind) = rest.split_first()?;
    Some((plain, *byte, behind))
}

/// Whether one stands in the rest, which is shorter than a piece; or in the last piece, which overlaps the one before.
#[inline]
fn ends_in_special(bytes: &[u8], rest: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<16>() {
        return holds_special(last);
    }
    match (rest.first_chunk::<8>(), rest.last_chunk::<8>()) {
        (Some(first), Some(last)) => holds_special(first) || holds_special(last),
        _ => rest.iter().any(|byte| is_special(*byte)),
    }
}

/// Written without a branch, so that the compiler looks at all bytes at once.
#[inline]
fn holds_special<const N: usize>(piece: &[u8; N]) -> bool {
    piece.iter().fold(false, |found, byte| found | is_special(*byte))
}

#[inline]
fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Buffer, ROOM};

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        let mut buffer = Buffer::new(&mut out);
        buffer.quoted(text);
        buffer.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_byte_is_written_as_serde_writes_it_wherever_it_stands() {
        for special in (0..0x80).map(char::from).chain(['Ắ', '\u{2028}', '😀']) {
            for before in 0..40 {
                for behind in [0, 1, 7, 15, 16, 17, 33] {
                    let text = format!("{}{special}{}{special}", "x".repeat(before), "ệ".repeat(behind));
                    assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
                }
            }
        }
    }

    #[test]
    fn texts_longer_than_the_room_and_at_its_end_are_whole() {
        for length in [ROOM - 3, ROOM - 2, ROOM - 1, ROOM, ROOM + 1, 3 * ROOM + 7] {
            for text in ["x".repeat(length), "\n".repeat(length / 2), format!("{}\"y", "x".repeat(length))] {
                assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn a_refusal_is_told_at_the_end() {
        let mut full: &mut [u8] = &mut [0; 4];
        let mut buffer = Buffer::new(&mut full);
        buffer.quoted(&"x".repeat(2 * ROOM));
        assert_eq!(buffer.finish().unwrap_err().kind(), io::ErrorKind::WriteZero);
    }
}
