//! Whether the blanks of a text are damaged: told by its bytes at a glance, and by its words where those leave a doubt.

use std::ops::Range;

use super::{runs, vowel};
use crate::letter::is_capital;
use crate::syllable::is_syllable;

/// What the bytes of a text tell of its blanks.
///
/// ```
/// use normalize::spacing::Spacing;
/// assert!(Spacing::of("triển khai kếhoạch").has_long_run() && Spacing::of("UBNDtỉnh").has_long_run());
/// assert!(!Spacing::of("“Thượng nguồn”, huyện Nghĩa Hưng, blockchain, 15/QĐ-UBND").has_long_run());
/// assert!(Spacing::of(&"T ổ ch ức th ực hi ện nhi ệm v ụ. ".repeat(9)).may_be_torn());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spacing {
    long_run: bool,
    /// Blocks of bytes, and those in which one letter of one byte stands alone.
    blocks: usize,
    broken: usize,
}

impl Spacing {
    /// Looks at a text.
    pub fn of(text: &str) -> Self {
        // The middle of the last bytes, where both neighbours are seen.
        const MIDDLE: u32 = 0x00FF_FF00;
        const { assert!(LONGEST + 1 == 8 + 2) };
        let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
        let mut last = [0; BLOCK];
        if let Some(room) = last.get_mut(..rest.len()) {
            room.copy_from_slice(rest);
        }
        // A bit for each of the last bytes.
        let (mut bits, mut long, mut broken) = (0, 0, 0);
        for block in blocks.iter().chain([&last]) {
            bits = bits >> BLOCK | letters(block) << BLOCK;
            let two = bits & bits >> 1;
            let four = two & two >> 2;
            let eight = four & four >> 4;
            long |= eight & two >> 8;
            broken += usize::from(bits & !(bits << 1) & !(bits >> 1) & MIDDLE != 0);
        }
        let long_run = long != 0 && runs(text).iter().any(|run| is_long(text, run));
        Self { long_run, blocks: blocks.len() + 1, broken }
    }

    /// What two texts tell together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            long_run: self.long_run | other.long_run,
            blocks: self.blocks + other.blocks,
            broken: self.broken + other.broken,
        }
    }

    /// Whether a run of letters with a mark is longer than any syllable. Where blanks were lost, some run is.
    pub fn has_long_run(self) -> bool {
        self.long_run
    }

    /// Whether so many letters stand alone as in a document of which words are torn: the rest is to be asked of its words
    /// ([`Torn`]).
    pub fn may_be_torn(self) -> bool {
        self.broken >= FEWEST_BROKEN && self.broken * 25 >= self.blocks
    }

    /// The same of one text that is torn throughout, which may be short.
    pub fn may_be_torn_throughout(self) -> bool {
        self.broken > 1 && self.broken * 3 >= self.blocks
    }
}

/// Most bytes of a syllable: `nghiễng`, `thượng`.
const LONGEST: usize = 9;
/// Bytes that are looked at together: twice as many hold every run that reaches over an edge.
const BLOCK: usize = 16;

/// A bit for each byte that may belong to a letter, the lowest for the first: those below `@` do not.
fn letters(block: &[u8; BLOCK]) -> u32 {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    // Moves the lowest bit of each byte to the highest byte, one beside the other.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let of = |bytes: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*bytes);
        let marked = (bytes | bytes << 1) & HIGHEST;
        ((marked >> 7).wrapping_mul(GATHER) >> 56) as u32
    };
    match block.as_chunks::<8>().0 {
        [first, second] => of(first) | of(second) << 8,
        _ => 0,
    }
}

fn is_long(text: &str, run: &Range<usize>) -> bool {
    run.len() > LONGEST && text.get(run.clone()).is_some_and(|run| !run.is_ascii())
}

/// How many words of a text are torn for all to see: consonants alone, which make a syllable with the vowels before or behind a
/// blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Torn {
    pairs: usize,
    words: usize,
}

/// Fewest blocks with a letter alone, or torn words of one text, that show damage; fewest torn words of a whole document.
const FEWEST_BROKEN: usize = 3;
const FEWEST_TORN: usize = 5;

impl Torn {
    /// Looks at a text.
    pub fn of(text: &str) -> Self {
        let runs = runs(text);
        let word = |run: &Range<usize>| text.get(run.clone()).unwrap_or_default();
        let is_torn = |two: &&[Range<usize>]| {
            let [first, second] = two else { return false };
            let apart = text.get(first.end..second.start) == Some(" ");
            apart && are_halves(word(first), word(second))
        };
        Self { pairs: runs.windows(2).filter(is_torn).count(), words: runs.len() }
    }

    /// What two texts tell together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { pairs: self.pairs + other.pairs, words: self.words + other.words }
    }

    /// Whether so many words of a document are torn that it is no slip.
    pub fn is_damage(self) -> bool {
        self.pairs >= FEWEST_TORN && self.pairs * 200 >= self.words
    }

    /// The same of one text that is torn throughout.
    pub fn is_throughout(self) -> bool {
        self.pairs >= FEWEST_BROKEN && self.pairs * 8 >= self.words
    }
}

/// Whether two runs are a syllable together, and one of them has no vowel and is no abbreviation.
fn are_halves(first: &str, second: &str) -> bool {
    let consonants = |word: &str| !word.chars().any(vowel::is_vowel) && !word.chars().all(is_capital);
    (consonants(first) && vowel::opens_with(second) || consonants(second) && !consonants(first))
        && is_syllable(&format!("{first}{second}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_told_from_letters_that_stand_alone() {
        let clean = "Sở Y tế; điểm c, khoản d; Sở Y tế; nhóm a, b, c. ".repeat(20);
        assert!(!Torn::of(&clean).is_damage());
        assert!(Torn::of(&"th ực hi ện ngh ị quy ết v ề ".repeat(3)).is_damage());
        assert!(Torn::of(&"thự c hiệ n nghị quyế t về ".repeat(3)).is_damage());
    }

    #[test]
    fn no_syllable_is_long() {
        for word in ["nghiễng", "thượng", "khuyếch", "đường", "NGƯỢNG", "“nghiễng”", "–thượng–"]
        {
            assert!(!Spacing::of(word).has_long_run(), "{word}");
        }
        for before in 0..2 * LONGEST {
            assert!(Spacing::of(&format!("{}kếhoạch a", "- ".repeat(before))).has_long_run(), "{before}");
        }
    }
}
