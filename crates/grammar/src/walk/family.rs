//! Families of ordinals: the numbers that can follow one another.

use model::{Ordinal, OrdinalStyle};

use crate::ordinal::{counted, letter_value};

/// Values of an ordinal, outermost first; four levels are as deep as plans number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Values {
    values: [u32; 6],
    length: usize,
}

impl Values {
    pub(super) fn new(values: &[u32]) -> Self {
        let mut kept = [0; 6];
        for (slot, value) in kept.iter_mut().zip(values) {
            *slot = *value;
        }
        Self { values: kept, length: values.len().min(6) }
    }

    pub(super) fn last(&self) -> u32 {
        self.as_slice().last().copied().unwrap_or(0)
    }

    pub(super) fn prefix(&self) -> &[u32] {
        self.as_slice().split_last().map_or(&[], |(_, prefix)| prefix)
    }

    pub(super) fn as_slice(&self) -> &[u32] {
        self.values.get(..self.length).unwrap_or(&self.values)
    }
}

/// What numbers follow one another: style, and what a reader tells apart by its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// Part, chapter, section, article, by style.
    Named(OrdinalStyle),
    Capital,
    Roman,
    /// Plain and nested numbers, by how many levels they print.
    Decimal(usize),
    /// `1)`
    HalfBracketed,
    Letter,
    /// `a.1)`, `a1)`
    Lettered,
    LowerRoman,
    /// `(1)`
    Bracketed,
    /// `(a)`
    BracketedLetter,
    /// `(i)`
    BracketedRoman,
    /// `Nhiệm vụ 1`, `Hoạt động 1.1`, by what is counted and by how many levels are printed.
    Counted(&'static str, usize),
    Bullet(char),
}

impl Family {
    /// Headings: never below a plain number, a letter or a bullet.
    pub(super) fn is_heading(self) -> bool {
        match self {
            Self::Named(_) | Self::Capital | Self::Roman => true,
            Self::Decimal(_)
            | Self::HalfBracketed
            | Self::Letter
            | Self::Lettered
            | Self::LowerRoman
            | Self::Bracketed
            | Self::BracketedLetter
            | Self::BracketedRoman
            | Self::Counted(..)
            | Self::Bullet(_) => false,
        }
    }

    pub(super) fn is_bullet(self) -> bool {
        matches!(self, Self::Bullet(_))
    }

    /// Phần over Chương over Mục over Điều; other families have no rank of their own.
    pub(super) fn rank(self) -> Option<OrdinalStyle> {
        if let Self::Named(style) = self { Some(style) } else { None }
    }

    fn is_letters(self) -> bool {
        matches!(self, Self::Letter | Self::Capital | Self::BracketedLetter)
    }

    /// Whether `next` comes right after `last`; đ may be passed over, as in the Latin alphabet.
    pub(super) fn follows(self, last: u32, next: u32) -> bool {
        next == last + 1 || (self.is_letters() && (last, next) == (4, 6))
    }
}

/// What stands for the noun of a nested number in brackets.
const BRACKETS: &str = "()";

/// What an ordinal can be: `I.` after `H.` is a letter, `i)` is a letter or a small roman one.
pub(super) fn readings(ordinal: &Ordinal) -> [Option<(Family, Values)>; 2] {
    let inner = ordinal.label.trim_matches(|c| matches!(c, '(' | ')' | '.'));
    let first = inner.chars().next().unwrap_or(' ');
    let single = || inner.chars().count() == 1;
    let values = Values::new(&ordinal.values);
    let letter = || letter_value(first).filter(|_| single()).map(|value| Values::new(&[value]));
    let small_roman = || {
        let value = match inner {
            "i" => 1,
            "v" => 5,
            "x" => 10,
            _ => return None,
        };
        Some(Values::new(&[value]))
    };
    match ordinal.style {
        OrdinalStyle::Part | OrdinalStyle::Chapter | OrdinalStyle::Section | OrdinalStyle::Article => {
            [Some((Family::Named(ordinal.style), values)), None]
        }
        OrdinalStyle::CapitalLetter => [Some((Family::Capital, values)), None],
        OrdinalStyle::Roman if first.is_lowercase() => [Some((Family::LowerRoman, values)), None],
        OrdinalStyle::Roman => [Some((Family::Roman, values)), letter().map(|v| (Family::Capital, v))],
        OrdinalStyle::Letter if !values.prefix().is_empty() => [Some((Family::Lettered, values)), None],
        OrdinalStyle::Letter => {
            [Some((Family::Letter, values)), small_roman().map(|v| (Family::LowerRoman, v))]
        }
        // «(2.1)»: below «(2)», or whatever else has that number.
        OrdinalStyle::Parenthesised if !values.prefix().is_empty() => {
            [Some((Family::Counted(BRACKETS, values.as_slice().len()), values)), None]
        }
        OrdinalStyle::Parenthesised if first.is_numeric() => [Some((Family::Bracketed, values)), None],
        OrdinalStyle::Parenthesised if single() => {
            [Some((Family::BracketedLetter, values)), small_roman().map(|v| (Family::BracketedRoman, v))]
        }
        OrdinalStyle::Parenthesised => [Some((Family::BracketedRoman, values)), None],
        OrdinalStyle::Counted => {
            let levels = values.as_slice().len();
            [Some((Family::Counted(counted::noun_of(&ordinal.label), levels), values)), None]
        }
        OrdinalStyle::Bullet => [Some((Family::Bullet(first), values)), None],
        OrdinalStyle::Decimal if ordinal.label.ends_with(')') && values.prefix().is_empty() => {
            [Some((Family::HalfBracketed, values)), None]
        }
        OrdinalStyle::Decimal if first.is_alphabetic() => {
            // «II.2.1»: the section is said again; below it stands 2.1.
            let below = Values::new(ordinal.values.get(1..).unwrap_or(&[]));
            [Some((Family::Decimal(below.as_slice().len()), below)), None]
        }
        OrdinalStyle::Decimal => [Some((Family::Decimal(values.as_slice().len()), values)), None],
    }
}
