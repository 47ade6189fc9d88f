//! Plain text told by its bytes: nearly every text is made of nothing but ASCII, letters of the language, dashes and
//! quotes. What is not told so is looked at character by character.
//!
//! Whether a byte may stand is asked of it and of the two before it, each by one look into a table, so that no byte waits
//! for the answer on the one before it.

/// What a text looks like by its bytes: whether it is plain, whether it is tidy, and which signs stand in it that readers
/// ask for.
///
/// ```
/// use normalize::Looks;
/// assert!(Looks::of("Thường xuyên – “2025”").is_tidy());
/// assert!(Looks::of("Thường  xuyên").is_plain() && !Looks::of("Thường  xuyên").is_tidy());
/// assert!(Looks::of("**a** | b").is_tidy() && Looks::of("**a**").has_marks() && Looks::of("a | b").has_bars());
/// assert!(Looks::of("a\tb").is_tidy_between_tabs() && !Looks::of("50 m²").is_plain());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looks(u16);

impl Looks {
    /// Looks at a text.
    pub fn of(text: &str) -> Self {
        let (mut found, mut before, mut last) = (0, b' ', b' ');
        let (blocks, rest) = text.as_bytes().as_chunks::<4>();
        for &[a, b, c, d] in blocks {
            found |= fault(before, last, a) | fault(last, a, b) | fault(a, b, c) | fault(b, c, d);
            (before, last) = (c, d);
        }
        for &byte in rest {
            found |= fault(before, last, byte);
            (before, last) = (last, byte);
        }
        Self(if last == b' ' && !text.is_empty() { found | BLANK } else { found })
    }

    /// Whether the text holds nothing but ASCII (no accent that stands alone), letters of the language and some others
    /// that look like none of them, dashes, quotes and dots: there is nothing to clean, and nothing looks odd.
    pub fn is_plain(self) -> bool {
        self.0 & !(BLANK | TAB | CONTROL | NOTED) == 0
    }

    /// Whether it is plain, has no control characters and single blanks alone, none of them at its ends. Some tidy texts
    /// are not plain: [`is_tidy`](crate::is_tidy) knows them.
    pub fn is_tidy(self) -> bool {
        self.0 & !NOTED == 0
    }

    /// Whether it would be tidy but for tabs: then a part of it is that has none, nor a blank at its ends.
    pub fn is_tidy_between_tabs(self) -> bool {
        self.0 & !(TAB | NOTED) == 0
    }

    /// Whether a sign stands there that Markdown or HTML may mean something by: `<`, `*`, `\\`, `` ` ``, `[`, `_`, `&`, `!`.
    pub fn has_marks(self) -> bool {
        self.0 & MARK != 0
    }

    /// Whether a bar `|` stands there.
    pub fn has_bars(self) -> bool {
        self.0 & BAR != 0
    }

    /// Whether a quote `"` stands there.
    pub fn has_quotes(self) -> bool {
        self.0 & QUOTE != 0
    }

    /// Whether blanks stand beside each other or at an end.
    pub fn has_loose_blanks(self) -> bool {
        self.0 & BLANK != 0
    }

    /// Whether control characters stand there, or blanks beside each other or at an end.
    pub(super) fn has_spaces(self) -> bool {
        self.0 & (BLANK | TAB | CONTROL) != 0
    }

    /// What two texts look like together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is wrong about a byte behind two others, or to be noted of it.
#[inline]
fn fault(before: u8, last: u8, byte: u8) -> u16 {
    let at = |table: &[u16; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or(SIGN);
    at(&KINDS, byte) & at(&AFTER_LAST, last) & at(&AFTER_BOTH, before)
}

/// A blank beside another, or at an end.
const BLANK: u16 = 1;
/// A tab, or another character below the blank.
const TAB: u16 = 1 << 12;
const CONTROL: u16 = 1 << 1;
/// An accent that stands alone, or the first byte of what is none of ours.
const SIGN: u16 = 1 << 2;
/// What may not follow a first byte: Đ and ð of other languages, vowels with a breve that only look like ours, letters
/// without a meaning to us.
const SECOND: [(u8, u16); 6] =
    [(0xC3, 1 << 3), (0xC4, 1 << 4), (0xC5, 1 << 5), (0xC6, 1 << 6), (0xE1, 1 << 7), (0xE2, 1 << 8)];
/// What may not follow the first two of three bytes.
const THIRD: [(u8, u8, u16); 3] = [(0xE1, 0xBA, 1 << 9), (0xE1, 0xBB, 1 << 10), (0xE2, 0x80, 1 << 11)];
/// Signs that are noted, and wrong nowhere.
const MARK: u16 = 1 << 13;
const BAR: u16 = 1 << 14;
const QUOTE: u16 = 1 << 15;
const NOTED: u16 = MARK | BAR | QUOTE;

/// What a byte is, if what stands before it makes it so.
static KINDS: [u16; 256] = kinds();

/// What may be wrong behind a byte.
static AFTER_LAST: [u16; 256] = after_last();

/// What may be wrong at the second place behind a byte.
static AFTER_BOTH: [u16; 256] = after_both();

const fn kinds() -> [u16; 256] {
    let mut out = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        let mut kind = match byte {
            b' ' => BLANK,
            b'\t' => TAB,
            ..b' ' => CONTROL,
            b'`' | b'~' | 0xC0..=0xC2 | 0xC7..=0xE0 | 0xE3.. => SIGN,
            _ => 0,
        };
        kind |= match byte {
            b'<' | b'*' | b'\\' | b'`' | b'[' | b'_' | b'&' | b'!' => MARK,
            b'|' => BAR,
            b'"' => QUOTE,
            _ => 0,
        };
        let fits_second = [
            !matches!(byte, 0x90 | 0xB0),
            !matches!(byte, 0x94 | 0x95),
            matches!(byte, 0xA8 | 0xA9),
            matches!(byte, 0xA0 | 0xA1 | 0xAF | 0xB0),
            matches!(byte, 0xBA | 0xBB),
            byte == 0x80,
        ];
        let fits_third = [byte >= 0xA0, byte <= 0xB9, matches!(byte, 0x90..=0xA7)];
        let mut rule = 0;
        while rule < SECOND.len() {
            kind |= if fits_second[rule] { 0 } else { SECOND[rule].1 };
            rule += 1;
        }
        rule = 0;
        while rule < THIRD.len() {
            kind |= if fits_third[rule] { 0 } else { THIRD[rule].2 };
            rule += 1;
        }
        out[at] = kind;
        at += 1;
    }
    out
}

const fn after_last() -> [u16; 256] {
    let mut out = [TAB | CONTROL | SIGN | NOTED; 256];
    out[b' ' as usize] |= BLANK;
    let mut rule = 0;
    while rule < SECOND.len() {
        out[SECOND[rule].0 as usize] |= SECOND[rule].1;
        rule += 1;
    }
    rule = 0;
    while rule < THIRD.len() {
        out[THIRD[rule].1 as usize] |= THIRD[rule].2;
        rule += 1;
    }
    out
}

const fn after_both() -> [u16; 256] {
    let mut third = 0;
    let mut rule = 0;
    while rule < THIRD.len() {
        third |= THIRD[rule].2;
        rule += 1;
    }
    let mut out = [!third; 256];
    rule = 0;
    while rule < THIRD.len() {
        out[THIRD[rule].0 as usize] |= THIRD[rule].2;
        rule += 1;
    }
    out
}
