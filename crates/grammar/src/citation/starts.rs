//! Where mentions of documents may begin in a text.

use super::kind;
use crate::folded::Folded;

/// Where a mention may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) at: usize,
    /// The type that stands there and the character after it; none before a symbol alone.
    pub(super) kind: Option<(&'static str, &'static str, usize)>,
}

/// Every type and every number before a separator that begin within so many characters, in the order of the text.
pub(super) struct Starts<'t, 'a> {
    text: &'t Folded<'a>,
    most: usize,
    /// The first character that was not looked at.
    next: usize,
}

impl<'t, 'a> Starts<'t, 'a> {
    pub(super) fn new(text: &'t Folded<'a>, most: usize) -> Self {
        Self { text, most, next: 0 }
    }

    /// Behind the digits that stand at a character, and whether they may be the number of a symbol.
    fn number(&self, from: usize, before: u8) -> (usize, bool) {
        let bytes = self.text.bare().as_bytes();
        let behind = bytes.get(from..).unwrap_or_default();
        let end = from + behind.iter().take_while(|b| b.is_ascii_digit()).count();
        let fresh = !(before.is_ascii_alphanumeric() || b"/-.,".contains(&before));
        let sign = |at: usize| matches!(bytes.get(at), Some(b'/' | b'-'));
        (end, fresh && (sign(end) || (bytes.get(end) == Some(&b' ') && sign(end + 1))))
    }
}

impl Iterator for Starts<'_, '_> {
    type Item = Start;

    fn next(&mut self) -> Option<Start> {
        let bytes = self.text.bare().as_bytes();
        let is = |at: usize, wanted: fn(&u8) -> bool| bytes.get(at).is_some_and(wanted);
        let mut at = self.next;
        let mut before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        while let Some(&byte) = bytes.get(at).filter(|_| at <= self.most) {
            let from = at;
            at += 1;
            if byte.is_ascii_lowercase() {
                if !kind::is_letter(before)
                    && let Some((end, kind)) = kind::at(self.text, from)
                {
                    at = end;
                    if let Some((code, name)) = kind {
                        self.next = end;
                        return Some(Start { at: from, kind: Some((code, name, end)) });
                    }
                }
                while is(at, u8::is_ascii_lowercase) {
                    at += 1;
                }
                // Whatever letter it was.
                before = byte;
            } else if byte.is_ascii_digit() {
                let (end, symbol) = self.number(from, before);
                at = end;
                if symbol {
                    self.next = end;
                    return Some(Start { at: from, kind: None });
                }
                before = byte;
            } else {
                before = byte;
            }
        }
        self.next = at;
        None
    }
}
