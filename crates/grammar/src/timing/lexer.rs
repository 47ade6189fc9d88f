//! Words, numbers and signs of a timing, with the bytes they stand at.

use std::ops::Range;

use super::vocabulary::{Entry, List, Standing, entry};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A run of digits with its value (zero where it is too long to be one) and how many digits it has.
    Number(u32, usize),
    /// Any other visible character; dashes are one dash.
    Sign(char),
    /// The end of a line.
    Break,
}

/// One token.
#[derive(Debug, Clone)]
struct Token {
    kind: Kind,
    at: Range<usize>,
    low: Range<usize>,
    entry: Entry,
}

/// The tokens of a text. Indices beyond the end are no token, so that parsers need no bounds of their own.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// The words in lower case, one after the other, in one spelling of several.
    low: String,
    list: Vec<Token>,
    /// Whether «hàng», «mỗi» or «từng» stands anywhere: without them a date does not come back.
    pub(super) returns: bool,
    /// Whether «quý» stands anywhere: without it no month of a quarter is named.
    pub(super) quarters: bool,
    /// Whether every word is one of the grammar's own.
    pub(super) familiar: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut tokens = Self {
            text,
            low: String::with_capacity(text.len() + 8),
            list: Vec::with_capacity(text.len() / 5 + 2),
            returns: false,
            quarters: false,
            familiar: true,
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let from = at;
            match CLASSES.get(usize::from(byte)) {
                Some(Class::Space) => at += 1,
                Some(Class::Break) => {
                    at += 1;
                    tokens.mark(Kind::Break, from..at);
                }
                Some(Class::Sign) => {
                    at += 1;
                    tokens.mark(Kind::Sign(char::from(byte)), from..at);
                }
                Some(Class::Digit) => {
                    at +=
                        bytes.get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
                    tokens.digits_at(from..at);
                }
                Some(Class::Letter) => at = tokens.word_at(from),
                None => at = tokens.wide_at(from),
            }
        }
        tokens
    }

    /// A mark, which is told by itself.
    fn mark(&mut self, kind: Kind, at: Range<usize>) {
        let low = self.low.len()..self.low.len();
        self.list.push(Token { kind, at, low, entry: Entry::STRANGER });
    }

    fn digits_at(&mut self, at: Range<usize>) {
        let printed = self.text.get(at.clone()).unwrap_or_default();
        let kind = Kind::Number(printed.parse().unwrap_or(0), printed.len());
        let low = self.low.len()..self.low.len();
        self.list.push(Token { kind, at, low, entry: Entry::NUMBER });
    }

    /// What begins with a character beyond ASCII, and where it ends.
    fn wide_at(&mut self, from: usize) -> usize {
        let Some(c) = char_at(self.text, from) else { return self.text.len() };
        let to = from + c.len_utf8();
        match class(c) {
            Class::Letter => return self.word_at(from),
            Class::Space => {}
            Class::Break | Class::Digit | Class::Sign => {
                let sign = if matches!(c, '‐'..='―' | '−' | '÷' | '→') { '-' } else { c };
                self.mark(Kind::Sign(sign), from..to);
            }
        }
        to
    }

    /// The word that begins here, and where it ends.
    fn word_at(&mut self, from: usize) -> usize {
        let start = self.low.len();
        let (to, small) = letters(self.text, from);
        push_small(self.text.get(from..to).unwrap_or_default(), small, &mut self.low);
        if let Some(spelled) = self.low.get(start..).and_then(one_spelling) {
            self.low.truncate(start);
            self.low.push_str(spelled);
        }
        let word = self.low.get(start..).unwrap_or_default();
        let entry = entry(word);
        self.familiar &= entry.standing != Standing::Stranger;
        if entry.standing == Standing::Opener {
            self.returns |= matches!(word, "hàng" | "mỗi" | "từng");
            self.quarters |= word == "quý";
        }
        let low = start..self.low.len();
        self.list.push(Token { kind: Kind::Word, at: from..to, low, entry });
        to
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// Whether a piece of a timing may begin at a token.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.entry.standing == Standing::Opener)
    }

    /// Whether a phrase of a list may stand here, by its first word.
    pub(super) fn may_stand(&self, at: usize, list: List) -> bool {
        self.list.get(at).is_some_and(|token| token.entry.opens(list))
    }

    /// The word in lower case; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.list.get(at).and_then(|token| self.low.get(token.low.clone())).unwrap_or_default()
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.kind(at) {
            Some(Kind::Sign(sign)) => Some(sign),
            Some(Kind::Word | Kind::Number(..) | Kind::Break) | None => None,
        }
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.digits(at).map(|(value, _)| value)
    }

    /// Value of a number and how many digits it was printed with.
    pub(super) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        match self.kind(at) {
            Some(Kind::Number(value, length)) => Some((value, length)),
            Some(Kind::Word | Kind::Sign(_) | Kind::Break) | None => None,
        }
    }

    /// Whether the words stand here, one after the other.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        debug_assert!(phrase.split(' ').all(|word| entry(word).standing != Standing::Stranger), "{phrase}");
        let mut rest = phrase.as_bytes();
        let mut next = at;
        loop {
            let word = self.word(next).as_bytes();
            next += 1;
            match rest.strip_prefix(word)? {
                [] => return Some(next),
                [b' ', after @ ..] if !word.is_empty() => rest = after,
                _ => return None,
            }
        }
    }

    /// Behind the first of the phrases that stands here. Most words are none of the grammar's and are answered at once.
    pub(super) fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let token = self.list.get(at).filter(|token| token.entry.standing != Standing::Stranger)?;
        let word = self.low.get(token.low.clone()).filter(|word| !word.is_empty())?;
        phrases.iter().filter(|phrase| opens_with(phrase, word)).find_map(|phrase| self.phrase(at, phrase))
    }

    /// Behind the phrase where it stands here, else here.
    pub(super) fn skip(&self, at: usize, phrases: &[&str]) -> usize {
        self.any(at, phrases).unwrap_or(at)
    }

    /// Bytes from one token up to another (exclusive).
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.list.get(from).map_or(self.text.len(), |token| token.at.start);
        let end = to.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |token| token.at.end);
        start..end.max(start)
    }

    /// The text from one token up to another (exclusive).
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(self.range(from, to)).unwrap_or_default()
    }

    /// Whether two tokens touch, without white space between them.
    pub(super) fn touch(&self, left: usize, right: usize) -> bool {
        match (self.list.get(left), self.list.get(right)) {
            (Some(left), Some(right)) => left.at.end == right.at.start,
            _ => false,
        }
    }
}

/// Whether a phrase begins with these letters; the last of them tells most words apart.
fn opens_with(phrase: &str, word: &str) -> bool {
    let (phrase, word) = (phrase.as_bytes(), word.as_bytes());
    word.len().checked_sub(1).is_some_and(|last| phrase.get(last) == word.get(last))
        && phrase.starts_with(word)
}

/// Where the letters end that begin at a byte, and whether all of them are sure to be small.
pub(super) fn letters(text: &str, from: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut to = from;
    let mut small = true;
    while let Some(&byte) = bytes.get(to) {
        if byte.is_ascii_lowercase() {
            to += 1;
            continue;
        }
        if byte.is_ascii() {
            if !byte.is_ascii_uppercase() {
                break;
            }
            small = false;
            to += 1;
            continue;
        }
        // Nearly all letters beyond ASCII are told by their bytes.
        match (byte, bytes.get(to + 1), bytes.get(to + 2)) {
            (0xc3, Some(0xa0..=0xb6 | 0xb8..=0xbf), _)
            | (0xc4, Some(0x83 | 0x91 | 0xa9), _)
            | (0xc5, Some(0xa9), _)
            | (0xc6, Some(0xa1 | 0xb0), _) => to += 2,
            (0xe1, Some(0xba | 0xbb), Some(last)) if last & 1 == 1 => to += 3,
            _ => {
                let Some(c) = char_at(text, to).filter(|&c| class(c) == Class::Letter) else { break };
                small = false;
                to += c.len_utf8();
            }
        }
    }
    (to, small)
}

/// Appends letters in small ones.
fn push_small(printed: &str, small: bool, low: &mut String) {
    if small {
        low.push_str(printed);
    } else {
        low.extend(printed.chars().map(normalize::small));
    }
}

/// The word that begins at a byte, in small letters and in one spelling of several, and where it ends.
pub(super) fn small_word<'t>(text: &'t str, from: usize, buffer: &'t mut String) -> (&'t str, usize) {
    let (to, small) = letters(text, from);
    let printed = text.get(from..to).unwrap_or_default();
    let low = if small {
        printed
    } else {
        buffer.clear();
        push_small(printed, false, buffer);
        buffer.as_str()
    };
    (one_spelling(low).unwrap_or(low), to)
}

/// What a token may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    Space,
    Break,
    Sign,
}

/// The class of the character at a byte, and where it ends.
#[inline]
pub(super) fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    match CLASSES.get(usize::from(*text.as_bytes().get(at)?)) {
        Some(&class) => Some((class, at + 1)),
        None => char_at(text, at).map(|c| (class(c), at + c.len_utf8())),
    }
}

/// The classes of ASCII.
static CLASSES: [Class; 128] = classes();

const fn classes() -> [Class; 128] {
    let mut out = [Class::Sign; 128];
    let mut byte = 0;
    while byte < 128 {
        out[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\n' | b'\r' => Class::Break,
            // What [`char::is_whitespace`] takes for white space.
            b' ' | b'\t' | 0x0b | 0x0c => Class::Space,
            _ => Class::Sign,
        };
        byte += 1;
    }
    out
}

/// The class of a character beyond ASCII.
#[inline]
pub(super) fn class(c: char) -> Class {
    if normalize::is_letter(c) || ('\u{300}'..'\u{370}').contains(&c) {
        Class::Letter
    } else if c.is_whitespace() {
        Class::Space
    } else {
        Class::Sign
    }
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Words that are spelled in more than one way.
fn one_spelling(word: &str) -> Option<&'static str> {
    // Nearly every word is told by its first letter to be none of them.
    if !word.starts_with(['h', 'q', 'k', 't']) {
        return None;
    }
    Some(match word {
        "hằng" => "hàng",
        "quí" | "qúy" | "qúi" => "quý",
        "kì" => "kỳ",
        "kí" => "ký",
        "tùy" => "tuỳ",
        "khoá" => "khóa",
        _ => return None,
    })
}
