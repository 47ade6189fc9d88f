//! Finds places of a text where two bytes stand side by side: one look into a small table for each byte.

/// Pairs of bytes, up to 32 sorts of them.
///
/// Of a sort are all first bytes with all second ones: it should have few of them.
#[derive(Debug, Clone)]
pub(crate) struct Pairs {
    /// What each byte is.
    bytes: [Bits; 256],
}

/// Bit `n` where a byte is a first one of sort `n`, and where it is a second one.
#[derive(Debug, Clone, Copy)]
struct Bits {
    first: u32,
    second: u32,
}

/// Bytes that are looked at before any of them is looked at again.
const STEP: usize = 8;

impl Pairs {
    /// No pair.
    pub(crate) const fn new() -> Self {
        Self { bytes: [Bits { first: 0, second: 0 }; 256] }
    }

    /// Takes a byte as a first one of a sort.
    pub(crate) const fn first(&mut self, sort: usize, byte: u8) {
        self.bytes[byte as usize].first |= 1 << sort;
    }

    /// Takes a byte as a second one of a sort.
    pub(crate) const fn second(&mut self, sort: usize, byte: u8) {
        self.bytes[byte as usize].second |= 1 << sort;
    }

    /// Shows the place of each second byte with the sorts of pair that end there, as bits, until one is the one that was
    /// looked for; and tells whether one was. Before a text a blank is taken to stand.
    #[inline]
    pub(crate) fn find(&self, bytes: &[u8], see: impl FnMut(usize, u32) -> bool) -> bool {
        self.find_behind(b' ', bytes, see)
    }

    /// The same of a part of a text, behind the byte that stands before it.
    #[inline]
    pub(crate) fn find_behind(
        &self,
        before: u8,
        bytes: &[u8],
        mut see: impl FnMut(usize, u32) -> bool,
    ) -> bool {
        let (steps, rest) = bytes.as_chunks::<STEP>();
        let mut before = self.of(before).first;
        for (step, chunk) in steps.iter().enumerate() {
            let (mut both, mut last) = (0, before);
            for byte in chunk {
                let bits = self.of(*byte);
                both |= last & bits.second;
                last = bits.first;
            }
            if both != 0 && self.find_among(chunk, before, &mut |at, both| see(step * STEP + at, both)) {
                return true;
            }
            before = last;
        }
        self.find_among(rest, before, &mut |at, both| see(bytes.len() - rest.len() + at, both))
    }

    /// The same of a few bytes, behind one that says this.
    fn find_among(&self, bytes: &[u8], before: u32, see: &mut impl FnMut(usize, u32) -> bool) -> bool {
        let mut last = before;
        bytes.iter().enumerate().any(|(at, byte)| {
            let bits = self.of(*byte);
            let both = last & bits.second;
            last = bits.first;
            both != 0 && see(at, both)
        })
    }

    #[inline]
    fn of(&self, byte: u8) -> Bits {
        self.bytes[usize::from(byte)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_wherever_they_stand() {
        let mut pairs = Pairs::new();
        pairs.first(0, b'a');
        pairs.second(0, b'b');
        pairs.first(1, b' ');
        pairs.second(1, b'a');
        for blanks in 0..2 * STEP {
            let text = "b".repeat(blanks) + " abba b";
            let mut found = Vec::new();
            assert!(!pairs.find(text.as_bytes(), |at, sorts| {
                found.push((at - blanks, sorts));
                false
            }));
            assert_eq!(found, [(1, 2), (2, 1)]);
        }
        assert!(pairs.find(b"a", |at, sorts| (at, sorts) == (0, 2)));
        assert!(!pairs.find(b"", |_, _| true));
    }
}
