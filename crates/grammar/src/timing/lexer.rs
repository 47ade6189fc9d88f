//! Words, numbers and signs of a timing, with the bytes they stand at.

use std::cell::Cell;
use std::ops::Range;

use super::letters::letters;
use super::vocabulary::{Entry, List, Lists, Standing, entry, entry_at};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A run of digits with its value (zero where it is too long to be one) and how many digits it has, at most 255.
    Number(u32, u8),
    /// Any other visible character; dashes are one dash.
    Sign(char),
    /// The end of a line.
    Break,
}

/// One token.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    /// The bytes that it stands at.
    from: u32,
    to: u32,
    /// A word in small letters; empty where they are kept beside the text.
    word: &'a str,
    /// Of a word that is none of the grammar's and has capitals: where its small letters are kept.
    low: (u32, u32),
    standing: Standing,
    lists: Lists,
}

/// The tokens of a text. Indices beyond the end are no token, so that parsers need no bounds of their own.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// The small letters of the words that are not printed so, one word after the other.
    low: String,
    list: Vec<Token<'a>>,
    /// Behind the last «hàng», «mỗi» or «từng»: no date comes back that stands there.
    returning: usize,
    /// Whether «quý» stands anywhere: without it no month of a quarter is named.
    pub(super) quarters: bool,
    /// Whether a rhythm may stand anywhere: one of its words, or two units as in «quý, 6 tháng».
    pub(super) rhythms: bool,
    /// Whether every word is one of the grammar's own.
    pub(super) familiar: bool,
    /// Whether it was asked what stands behind the last token.
    passed_end: Cell<bool>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut tokens = Self {
            text,
            low: String::new(),
            list: Vec::with_capacity(text.len() / 5 + 2),
            returning: 0,
            quarters: false,
            rhythms: false,
            familiar: true,
            passed_end: Cell::new(false),
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut lists = Lists::default();
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
                Some(Class::Letter) => (at, lists) = tokens.word_at(from, lists),
                None => (at, lists) = tokens.wide_at(from, lists),
            }
        }
        if lists.have(List::Returning) {
            let last = tokens.list.iter().rposition(|token| token.lists.have(List::Returning));
            tokens.returning = last.map_or(0, |last| last + 1);
        }
        tokens.quarters = lists.have(List::Quarters);
        let units = || tokens.list.iter().filter(|token| token.lists.have(List::Rhythm)).count();
        tokens.rhythms = lists.have(List::Rhythmic) || (lists.have(List::Rhythm) && units() > 1);
        tokens
    }

    /// A mark, which is told by itself.
    fn mark(&mut self, kind: Kind, at: Range<usize>) {
        self.put(kind, at, Entry::STRANGER);
    }

    fn digits_at(&mut self, at: Range<usize>) {
        let printed = self.text.get(at.clone()).unwrap_or_default();
        let length = u8::try_from(printed.len()).unwrap_or(u8::MAX);
        self.put(Kind::Number(printed.parse().unwrap_or(0), length), at, Entry::NUMBER);
    }

    /// What is told by its kind and its entry.
    fn put(&mut self, kind: Kind, at: Range<usize>, entry: Entry<'a>) {
        let Entry { standing, lists, word } = entry;
        self.list.push(Token {
            kind,
            from: at.start as u32,
            to: at.end as u32,
            word,
            low: (0, 0),
            standing,
            lists,
        });
    }

    /// What begins with a character beyond ASCII: where it ends, and the lists that are begun so far.
    fn wide_at(&mut self, from: usize, lists: Lists) -> (usize, Lists) {
        let Some(c) = char_at(self.text, from) else { return (self.text.len(), lists) };
        let to = from + c.len_utf8();
        match class(c) {
            Class::Letter => return self.word_at(from, lists),
            Class::Space => {}
            Class::Break | Class::Digit | Class::Sign => {
                let sign = if matches!(c, '‐'..='―' | '−' | '÷' | '→') { '-' } else { c };
                self.mark(Kind::Sign(sign), from..to);
            }
        }
        (to, lists)
    }

    /// The word that begins here: where it ends, and the lists that are begun so far.
    fn word_at(&mut self, from: usize, lists: Lists) -> (usize, Lists) {
        let (to, small) = letters(self.text, from);
        let printed = self.text.get(from..to).unwrap_or_default();
        let mut low = (0, 0);
        let mut entry: Entry<'a> = if small {
            entry_at(self.text, from..to)
        } else {
            if self.low.is_empty() {
                // Room for several words at once.
                self.low.reserve(64);
            }
            let start = self.low.len();
            self.low.extend(printed.chars().map(normalize::small));
            low = (start as u32, self.low.len() as u32);
            entry_at(&self.low, start..self.low.len())
        };
        if entry.standing == Standing::Stranger {
            self.familiar = false;
            if small {
                entry.word = printed;
            }
        }
        let Entry { standing, lists: begun, word } = entry;
        self.list.push(Token {
            kind: Kind::Word,
            from: from as u32,
            to: to as u32,
            word,
            low,
            standing,
            lists: begun,
        });
        (to, lists.and(begun))
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether a date may come back that begins at a token.
    pub(super) fn returns(&self, at: usize) -> bool {
        at < self.returning
    }

    /// Whether it was asked what stands behind the last token: of a part of a text that is not known.
    pub(super) fn passed_end(&self) -> bool {
        self.passed_end.get()
    }

    /// The token that begins at a byte.
    pub(super) fn starting_at(&self, byte: usize) -> Option<usize> {
        self.list.binary_search_by_key(&byte, |token| token.from as usize).ok()
    }

    #[inline]
    fn get(&self, at: usize) -> Option<&Token<'a>> {
        let token = self.list.get(at);
        // One before the first is none either.
        if token.is_none() && at != usize::MAX {
            self.passed_end.set(true);
        }
        token
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|token| token.kind)
    }

    /// Whether a piece of a timing may begin at a token.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.standing == Standing::Opener)
    }

    /// Whether a phrase of a list may stand here, by its first word.
    pub(super) fn may_stand(&self, at: usize, list: List) -> bool {
        self.get(at).is_some_and(|token| token.lists.have(list))
    }

    /// The word in lower case; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        match self.get(at) {
            Some(&Token { word: "", low: (from, to), .. }) => {
                self.low.get(from as usize..to as usize).unwrap_or_default()
            }
            Some(token) => token.word,
            None => "",
        }
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
            Some(Kind::Number(value, length)) => Some((value, usize::from(length))),
            Some(Kind::Word | Kind::Sign(_) | Kind::Break) | None => None,
        }
    }

    /// Whether the words stand here, one after the other.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        debug_assert!(phrase.split(' ').all(|word| entry(word).standing != Standing::Stranger), "{phrase}");
        let word = self.word(at).as_bytes();
        let rest = phrase.as_bytes().strip_prefix(word).filter(|_| !word.is_empty())?;
        self.rest_of_phrase(at + 1, rest)
    }

    /// Behind what is left of a phrase behind one of its words.
    fn rest_of_phrase(&self, mut next: usize, mut rest: &[u8]) -> Option<usize> {
        loop {
            match rest {
                [] => return Some(next),
                [b' ', words @ ..] => {
                    let word = self.word(next).as_bytes();
                    rest = words.strip_prefix(word).filter(|_| !word.is_empty())?;
                    next += 1;
                }
                _ => return None,
            }
        }
    }

    /// Behind the first of the phrases that stands here. Most words are none of the grammar's and are answered at once.
    pub(super) fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let token = self.get(at).filter(|token| token.standing != Standing::Stranger)?;
        let word = token.word.as_bytes();
        let (first, last) = (word.first()?, word.last()?);
        phrases.iter().map(|phrase| phrase.as_bytes()).find_map(|phrase| {
            // Its first and last letters tell most words apart.
            let may_open = phrase.first() == Some(first) && phrase.get(word.len() - 1) == Some(last);
            let rest = may_open.then(|| phrase.strip_prefix(word)).flatten()?;
            self.rest_of_phrase(at + 1, rest)
        })
    }

    /// Behind the phrase where it stands here, else here.
    pub(super) fn skip(&self, at: usize, phrases: &[&str]) -> usize {
        self.any(at, phrases).unwrap_or(at)
    }

    /// Bytes from one token up to another (exclusive).
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.get(from).map_or(self.text.len(), |token| token.from as usize);
        let end = to.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |token| token.to as usize);
        start..end.max(start)
    }

    /// The text from one token up to another (exclusive).
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(self.range(from, to)).unwrap_or_default()
    }

    /// Whether two tokens touch, without white space between them.
    pub(super) fn touch(&self, left: usize, right: usize) -> bool {
        match (self.get(left), self.get(right)) {
            (Some(left), Some(right)) => left.to == right.from,
            _ => false,
        }
    }
}

/// The word that begins at a byte as the grammar knows it, and where it ends.
pub(super) fn known_word(text: &str, from: usize, buffer: &mut String) -> (Entry<'static>, usize) {
    let (to, small) = letters(text, from);
    if small {
        return (entry_at(text, from..to), to);
    }
    buffer.clear();
    buffer.extend(text.get(from..to).unwrap_or_default().chars().map(normalize::small));
    (entry(buffer), to)
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
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
