//! Every syllable that can be written, without its tone, as a table of the letters: what its tone may be, and where it
//! stands. It is made of the onsets and rimes while the program is built, so that nothing is built when it runs.

use crate::packed::{Codes, LONGEST, Packed};

const ONSETS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rimes by their first letter. `y…` only stands alone, after `qu`, or where `i` may be written `y`.
const RIMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut \
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu \
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y yêm yên yêng yêt yêu";

/// What may follow `qu`, whose `u` belongs to the onset.
const RIMES_AFTER_QU: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê êch ên ênh êt êu \
    i ia ich in inh it iu ôc ơ ơi ơn ơt y ych yên yêt yn ynh yp yt yu";

/// What may follow `g` although it begins with `i`: here the `i` of `gi` is the vowel.
const RIMES_AFTER_G: &str = "i in iêc iêm iên iêng iêt";

/// Bits of a place in the table; fewer than half of the places are taken.
const BITS: u32 = 13;
const PLACES: usize = 1 << BITS;

/// The bits of an entry that hold the letters; above them stands the frame.
const LETTERS: u64 = (1 << (8 * LONGEST)) - 1;

/// The syllables, each at the first free place from where its letters put it.
static TABLE: [u64; PLACES] = table();

/// What the letters of a syllable tell of its tone: whether its rime ends in a stop (c, ch, p, t), and the letters that
/// carry the tone by the old style and by the new one, three bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame(u8);

impl Frame {
    /// The frame of letters that can be a syllable.
    #[inline]
    pub(super) fn of(codes: Codes) -> Option<Self> {
        let mut at = place(codes);
        loop {
            let entry = *TABLE.get(at)?;
            if entry & LETTERS == codes && entry != 0 {
                return Some(Self((entry >> (8 * LONGEST)) as u8));
            }
            if entry == 0 {
                return None;
            }
            at = (at + 1) % PLACES;
        }
    }

    /// Whether a tone, by its number, can stand on the syllable: before a stop only sắc and nặng.
    #[inline]
    pub(super) fn carries(self, tone: u8) -> bool {
        const ACUTE: u8 = 2;
        const DOT: u8 = 5;
        self.0 & 0x40 == 0 || matches!(tone, ACUTE | DOT)
    }

    /// Whether one of the two styles puts the tone on a letter.
    #[inline]
    pub(super) fn has_place(self, at: u8) -> bool {
        at == self.old_place() || at == self.new_place()
    }

    /// Index of the letter that carries the tone in the old style.
    #[inline]
    pub(super) fn old_place(self) -> u8 {
        self.0 >> 3 & 7
    }

    /// Index of the letter that carries it in the new one.
    #[inline]
    pub(super) fn new_place(self) -> u8 {
        self.0 & 7
    }
}

#[inline]
const fn place(codes: Codes) -> usize {
    (codes.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

/// An onset or a rime.
#[derive(Clone, Copy)]
struct Part {
    codes: Codes,
    length: usize,
}

impl Part {
    /// The letters of a text up to a blank.
    const fn read(text: &[u8], from: usize) -> (Self, usize) {
        let (mut codes, mut length, mut at) = (0, 0, from);
        while at < text.len() && text[at] != b' ' {
            let (letter, width) = Packed::of_ours(text, at);
            codes = codes << 8 | letter.code() as Codes;
            length += 1;
            at += width;
        }
        (Self { codes, length }, at)
    }

    /// The code of a letter; 0 behind the last.
    const fn letter(self, at: usize) -> u8 {
        if at < self.length { (self.codes >> (8 * (self.length - 1 - at))) as u8 } else { 0 }
    }

    /// The letter without its marks.
    const fn base(self, at: usize) -> u8 {
        match self.letter(at) & 0x1F {
            0 => 0,
            base => b'a' - 1 + base,
        }
    }

    const fn is_shaped(self, at: usize) -> bool {
        self.letter(at) & 0xE0 != 0
    }

    /// Whether its letters without marks are these.
    const fn is(self, text: &[u8]) -> bool {
        let mut at = 0;
        while at < text.len() {
            if self.base(at) != text[at] {
                return false;
            }
            at += 1;
        }
        self.length == text.len()
    }
}

#[expect(
    clippy::large_stack_arrays,
    reason = "it stands on no stack: the table is made while the program is built"
)]
const fn table() -> [u64; PLACES] {
    let mut table = [0; PLACES];
    let mut onset = 0;
    // In the order of the onsets: the longest that fits takes the word.
    while onset < ONSETS.len() {
        let (own, _) = Part::read(ONSETS[onset].as_bytes(), 0);
        let after_qu = own.base(0) == b'q';
        add(&mut table, own, if after_qu { RIMES_AFTER_QU } else { RIMES }, after_qu);
        if own.is(b"g") {
            add(&mut table, own, RIMES_AFTER_G, true);
        }
        onset += 1;
    }
    table
}

/// Adds an onset with the rimes of a list: with all of them, or with those that the rules let follow it.
const fn add(table: &mut [u64; PLACES], onset: Part, rimes: &str, all: bool) {
    let rimes = rimes.as_bytes();
    let mut at = 0;
    while at < rimes.len() {
        let (rime, end) = Part::read(rimes, at);
        if rime.length > 0 && (all || agrees(onset, rime) && !(onset.is(b"g") && rime.base(0) == b'i')) {
            let codes = onset.codes << (8 * rime.length) | rime.codes;
            let mut place = place(codes);
            while table[place] != 0 && table[place] & LETTERS != codes {
                place = (place + 1) % PLACES;
            }
            if table[place] == 0 {
                table[place] = codes | frame(onset, rime) << (8 * LONGEST);
            }
        }
        at = end + 1;
    }
}

const fn frame(onset: Part, rime: Part) -> u64 {
    let stops = ends_in_stop(rime) as usize;
    let (old, new) = (onset.length + tone_place(rime, 0), onset.length + tone_place(rime, 1));
    (stops << 6 | old << 3 | new) as u64
}

/// The spelling rules between onset and rime: c/k, g/gh, ng/ngh by the vowel that follows; i/y; gi before i.
const fn agrees(onset: Part, rime: Part) -> bool {
    let (first, whole) = (rime.base(0), rime.length > 1);
    let front = matches!(first, b'i' | b'e' | b'y');
    if first == b'y' && whole {
        return onset.length == 0;
    }
    if first == b'y' {
        return onset.length == 0 || (onset.length == 1 && !onset.is(b"c") && !onset.is(b"g"));
    }
    if onset.length == 0 {
        // Without an onset `iê` is written `yê`.
        return !(first == b'i' && rime.is_shaped(1));
    }
    if onset.is(b"k") || onset.is(b"gh") || onset.is(b"ngh") {
        return front;
    }
    if onset.is(b"c") || onset.is(b"g") || onset.is(b"ng") {
        return !front;
    }
    !(onset.is(b"gi") && first == b'i')
}

const fn ends_in_stop(rime: Part) -> bool {
    let last = rime.base(rime.length - 1);
    matches!(last, b'c' | b'p' | b't')
        || rime.length > 1 && last == b'h' && rime.base(rime.length - 2) == b'c'
}

/// Index of the letter of a rime that carries the tone; `second` is 1 where open `oa`, `oe`, `uy` carry it on the second
/// letter.
const fn tone_place(rime: Part, second: usize) -> usize {
    let mut at = rime.length;
    while at > 0 {
        at -= 1;
        if rime.is_shaped(at) {
            return at;
        }
    }
    let mut vowels = 0;
    while matches!(rime.base(vowels), b'a' | b'e' | b'i' | b'o' | b'u' | b'y') {
        vowels += 1;
    }
    if vowels < rime.length {
        return vowels.saturating_sub(1);
    }
    match (rime.length, rime.base(0), rime.base(1)) {
        (3, ..) => 1,
        (2, b'o', b'a' | b'e') | (2, b'u', b'y') => second,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_half_of_the_places_are_taken() {
        let taken = TABLE.iter().filter(|&&entry| entry != 0).count();
        assert!((3000..PLACES / 2).contains(&taken), "{taken}");
    }
}
