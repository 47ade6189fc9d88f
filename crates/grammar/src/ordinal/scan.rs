//! Scanning the ordinal at the head of a text, with what closes it.

use std::borrow::Cow;

use model::{Ordinal, OrdinalStyle};
use smallvec::{SmallVec, smallvec};

use super::number::{letter_value, rank_value, roman_value};
use super::tight;

/// An ordinal at the head of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scan<'t> {
    /// Byte offset after the number and its closing sign.
    pub(super) end: usize,
    pub(super) label: Cow<'t, str>,
    pub(super) style: OrdinalStyle,
    pub(super) values: SmallVec<[u32; 4]>,
    /// A closing sign was printed.
    pub(super) closed: bool,
    /// The closing sign, a `-` mostly, stood apart from the number.
    pub(super) loose: bool,
    pub(super) closing: Option<char>,
}

impl Scan<'_> {
    pub(super) fn ordinal(self, text: &str) -> Ordinal {
        let raw = text.get(..self.end).unwrap_or(text).trim().into();
        Ordinal { raw, label: self.label.into(), style: self.style, values: self.values }
    }
}

/// `Phần I`, `Phần A`, `Phần thứ nhất`, `Chương II`, `Mục 3`, `Điều 4.`
pub(super) fn named(text: &str) -> Option<Scan<'_>> {
    // Nearly every line is told by its first letter to be none of them.
    let (head, style) = match text.bytes().next()? {
        b'P' | b'p' => ("phần", OrdinalStyle::Part),
        b'C' | b'c' => ("chương", OrdinalStyle::Chapter),
        b'M' | b'm' => ("mục", OrdinalStyle::Section),
        // «Đ», «đ»
        0xc4 => ("điều", OrdinalStyle::Article),
        _ => return None,
    };
    let mut letters = text.chars();
    if !head.chars().all(|letter| letters.next().map(normalize::small) == Some(letter)) {
        return None;
    }
    let after = text.len() - letters.as_str().len();
    if letters.next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (number, mut end) = next_word_from(text, after)?;
    let value = if number.to_lowercase() == "thứ" {
        let (rank, rank_end) = next_word_from(text, end)?;
        end = rank_end;
        rank_value(rank)?
    } else {
        let letter = || lone_capital(number).filter(|_| style == OrdinalStyle::Part);
        roman_value(number).or_else(|| short_number(number)).or_else(letter)?
    };
    let label = normalize::single_spaced(text.get(..end)?);
    let closing = text.get(end..)?.chars().next().filter(|c| matches!(c, '.' | ':' | '-' | ')'));
    end += closing.map_or(0, char::len_utf8);
    Some(Scan {
        end,
        label,
        style,
        values: smallvec![value],
        closed: closing.is_some(),
        loose: false,
        closing,
    })
}

/// `-`, `+`, `•`, `*`; the signs that fonts of bullets leave, `§`, `→`, `o` before a capital.
pub(super) fn bullet(text: &str) -> Option<Scan<'_>> {
    const BULLETS: &str = "-–—−+*•●○◦▪■□►▶➢➤✓✔❖·§→⇒\u{f0b7}\u{f02d}\u{f0a7}\u{f0d8}";
    let is_bullet = |c: char| match c {
        'o' => is_round_bullet(text),
        // Nearly every line begins with a letter or figure.
        c => !c.is_ascii_alphanumeric() && BULLETS.contains(c),
    };
    let first = text.chars().next().filter(|c| is_bullet(*c))?;
    Some(Scan {
        end: first.len_utf8(),
        label: Cow::Borrowed(text.get(..first.len_utf8())?),
        style: OrdinalStyle::Bullet,
        values: smallvec![0],
        closed: true,
        loose: false,
        closing: None,
    })
}

/// Whether an `o` is the round bullet of a word processor's second level: «o Thời gian: …».
fn is_round_bullet(text: &str) -> bool {
    let after = text.strip_prefix('o').unwrap_or_default();
    after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase)
}

/// `1a`, `12c)`, `2.b.`: a letter counts below a figure. Letters that are units as well, «8h», «5đ», stay text.
fn lettered(text: &str, bare: bool) -> Option<Scan<'_>> {
    // Nearly every line begins with a letter, and most numbers have a sign behind them.
    let [b'1'..=b'9', _, ..] = text.as_bytes() else { return None };
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(figures).filter(|_| figures <= 2)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let letter = rest.chars().next().filter(|c| matches!(c, 'a'..='e'))?;
    let end = text.len() - rest.len() + letter.len_utf8();
    let after = text.get(end..)?;
    let closing = after.chars().next().filter(|c| matches!(c, '.' | ')' | '-' | '/'));
    let closed = closing.is_some();
    if !(after.is_empty() && bare || closed) {
        return None;
    }
    let values = smallvec![number.parse().ok()?, letter_value(letter)?];
    let end = end + closing.map_or(0, char::len_utf8);
    let label = text.get(..end)?.trim_end_matches(['.', '-', '/']);
    Some(Scan {
        end,
        label: label.into(),
        style: OrdinalStyle::Decimal,
        values,
        closed,
        loose: false,
        closing,
    })
}

/// `IV.`, `2.1-`, `a)`, `(1)-`, `II.2.1`. In a cell (`bare`) no closing sign is asked for.
pub(super) fn number(text: &str, bare: bool) -> Option<Scan<'_>> {
    if let Some(inner) = text.strip_prefix('(') {
        return parenthesised(text, inner);
    }
    if let Some(found) = lettered(text, bare) {
        return Some(found);
    }
    // Nearly every line is told by its second letter to open with a word: no number has it.
    if let [_, second, ..] = text.as_bytes()
        && second.is_ascii_lowercase()
        && !matches!(second, b'i' | b'v' | b'x')
    {
        return None;
    }
    let second = text.chars().nth(1);
    if second
        .is_some_and(|c| normalize::is_letter(c) && !matches!(c, 'I' | 'V' | 'X' | 'L' | 'i' | 'v' | 'x'))
    {
        return None;
    }
    let body_end = text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
    let mut body = text.get(..body_end)?;
    // «1.Tên»: the word after the dot is no part of the number.
    let parts: SmallVec<[&str; 8]> = body.split('.').collect();
    let (style, values, used) = components(&parts, bare)?;
    let mut length = parts.iter().take(used).map(|part| part.len() + 1).sum::<usize>() - 1;
    body = body.get(..length)?;
    let after = text.get(length..)?;
    let mut closing = None;
    let mut loose = false;
    let mut label = Cow::Borrowed(body);
    if let Some(sign) = after.chars().next().filter(|c| matches!(c, '.' | ')' | '-' | '/' | ':' | '–')) {
        closing = Some(sign);
        length += sign.len_utf8();
        if sign == ')' {
            label = Cow::Borrowed(text.get(..length)?);
        }
        // «2.1.-», «1.)»
        if let Some(second) =
            text.get(length..)?.chars().next().filter(|c| sign == '.' && matches!(c, '-' | ')' | '/'))
        {
            length += second.len_utf8();
        }
    } else if !bare && after.starts_with(", ") && tight::may_close_with_comma(style, &values) {
        // «a, Sở Y tế …», «II, NHIỆM VỤ»
        closing = Some(',');
        length += 1;
    } else if let Some(sign) = after.strip_prefix(' ').and_then(|a| a.chars().next())
        && matches!(sign, '-' | '–' | '.' | ')')
        && text.get(length + 1 + sign.len_utf8()..)?.chars().next().is_none_or(char::is_whitespace)
    {
        closing = Some(sign);
        loose = true;
        length += 1 + sign.len_utf8();
        if sign == ')' {
            label.to_mut().push(')');
        }
    }
    let closed = closing.is_some();
    if !bare && !closed && (values.len() < 2 || style == OrdinalStyle::Letter) {
        return None;
    }
    // A cell «a1» may be anything.
    if bare && !closed && style == OrdinalStyle::Letter && values.len() > 1 && !body.contains('.') {
        return None;
    }
    // A single capital beyond the first dozen is an abbreviation in running text: «P. Tài chính».
    let unlikely = style == OrdinalStyle::CapitalLetter && values.first().is_some_and(|&v| v > 11);
    if unlikely && !bare {
        return None;
    }
    Some(Scan { end: length, label, style, values, closed, loose, closing })
}

fn parenthesised<'t>(text: &'t str, inner: &str) -> Option<Scan<'t>> {
    let (body, _) = inner.split_once(')')?;
    if body.contains('.') {
        return nested(text, body);
    }
    let value = short_number(body).or_else(|| single_letter(body)).or_else(|| lower_roman(body))?;
    let mut end = body.len() + 2;
    let closing = text.get(end..)?.chars().next().filter(|c| matches!(c, '-' | '.' | ':' | '/'));
    end += closing.map_or(0, char::len_utf8);
    Some(Scan {
        end,
        label: Cow::Borrowed(text.get(..body.len() + 2)?),
        style: OrdinalStyle::Parenthesised,
        values: smallvec![value],
        closed: true,
        loose: false,
        closing,
    })
}

/// `(2.1)`: an item below `(2)`.
fn nested<'t>(text: &'t str, body: &str) -> Option<Scan<'t>> {
    const DEEPEST: usize = 4;
    let level = |part: &str| short_number(part).filter(|_| part.len() <= 2 && !part.starts_with('0'));
    let values: SmallVec<[u32; 4]> = body.split('.').map(level).collect::<Option<_>>()?;
    let end = body.len() + 2;
    (values.len() <= DEEPEST).then_some(Scan {
        end,
        label: Cow::Borrowed(text.get(..end)?),
        style: OrdinalStyle::Parenthesised,
        values,
        closed: true,
        loose: false,
        closing: None,
    })
}

/// Style and values of the parts between dots, and how many parts belong to the number.
fn components(parts: &[&str], bare: bool) -> Option<(OrdinalStyle, SmallVec<[u32; 4]>, usize)> {
    let first = *parts.first()?;
    if let Some(values) = lettered_pair(first) {
        let more = parts.get(1).is_some_and(|part| part.starts_with(char::is_numeric));
        return (!more).then_some((OrdinalStyle::Letter, values, 1));
    }
    let (style, head) = head_component(first)?;
    let mut values: SmallVec<[u32; 4]> = smallvec![head];
    let lettered = style == OrdinalStyle::Letter;
    for part in parts.iter().skip(1) {
        if part.is_empty() || part.starts_with(char::is_alphabetic) {
            break;
        }
        // «1.500», «20.11.2025», «2.05» are no ordinals.
        if part.len() > 2 || part.starts_with('0') {
            return None;
        }
        values.push(part.parse().ok()?);
    }
    let used = values.len();
    // «a.1.2» is nobody's number.
    if lettered && used > 2 {
        return None;
    }
    let rest_is_text = parts.iter().skip(used).all(|part| !part.starts_with(char::is_numeric));
    if bare && parts.len() > used && parts.get(used).is_some_and(|part| !part.is_empty()) {
        return None;
    }
    let style = if used > 1 && !lettered { OrdinalStyle::Decimal } else { style };
    rest_is_text.then_some((style, values, used))
}

fn head_component(text: &str) -> Option<(OrdinalStyle, u32)> {
    if let Some(value) = short_number(text) {
        return Some((OrdinalStyle::Decimal, value));
    }
    if let Some(value) = roman_value(text).filter(|_| text != "L") {
        return Some((OrdinalStyle::Roman, value));
    }
    if let Some(value) = single_letter(text) {
        let upper = text.chars().all(char::is_uppercase);
        return Some((if upper { OrdinalStyle::CapitalLetter } else { OrdinalStyle::Letter }, value));
    }
    lower_roman(text).map(|value| (OrdinalStyle::Roman, value))
}

/// `a1`, `b12`: a point and the number of what stands below it.
fn lettered_pair(text: &str) -> Option<SmallVec<[u32; 4]>> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|c| c.is_lowercase())?;
    let number = letters.as_str();
    if number.len() > 2 || number.starts_with('0') {
        return None;
    }
    Some(smallvec![letter_value(letter)?, short_number(number)?])
}

/// `A` in «Phần A».
fn lone_capital(text: &str) -> Option<u32> {
    single_letter(text).filter(|_| text.chars().all(char::is_uppercase))
}

fn single_letter(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let letter = chars.next()?;
    if chars.next().is_some() { None } else { letter_value(letter) }
}

/// `ii`, `iv`: of one letter only where no letter of the alphabet is meant.
fn lower_roman(text: &str) -> Option<u32> {
    let lower = text.len() <= 6 && text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    if lower { roman_value(&text.to_uppercase()) } else { None }
}

/// One to three digits, not zero.
fn short_number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok().filter(|&value| value > 0) } else { None }
}

/// The word of letters and digits at or after `from`, behind white space only, and where it ends.
fn next_word_from(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = text.get(from..)?;
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.get(lead..)?;
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).filter(|word| !word.is_empty())?;
    Some((word, from + lead + end))
}
