//! A printed number of a heading or a row: `IV`, `2.1`, `a)`, `(3)-`.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::Shared;

/// A printed ordinal, read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ordinal {
    /// As printed, trimmed: `2.1.`, `a)`, `(1)-`, `Điều 3.`.
    pub raw: Shared,
    /// What stands in a path: closing dot, dash and label away, `2.1`, `a)`, `(1)`, `Điều 3`.
    pub label: Shared,
    /// How it is written.
    pub style: OrdinalStyle,
    /// Its numbers from the outermost inwards: `[4]` for `IV`, `[2, 1]` for `2.1`, `[4]` for `d)` (see
    /// [`OrdinalStyle::Letter`]), `[0]` for a bullet.
    pub values: SmallVec<[u32; 4]>,
}

/// How an ordinal is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrdinalStyle {
    /// `Phần I`, `Phần thứ nhất`.
    Part,
    /// `Chương II`.
    Chapter,
    /// `Mục 3`.
    Section,
    /// `Điều 4`.
    Article,
    /// `A`, `B`: capital letters; the value counts the Vietnamese alphabet of points: a b c d đ e g h i k l m n o p q
    /// r s t u v x y, with a = 1.
    CapitalLetter,
    /// `IV`.
    Roman,
    /// `2`, `2.1`, `2.1.3`: one value a level.
    Decimal,
    /// `a)`, `đ)`: counted as in [`OrdinalStyle::CapitalLetter`].
    Letter,
    /// `(1)`, `(2)-`.
    Parenthesised,
    /// `Nhiệm vụ 1`, `Hoạt động 1.1`, `Một là`: named by what it counts.
    Counted,
    /// `-`, `+`, `•`: no number at all.
    Bullet,
}

impl OrdinalStyle {
    /// Whether such a number heads a section of a plan: `Phần`, `Chương`, `Mục`, a capital letter, a roman numeral.
    pub fn heads_section(self) -> bool {
        match self {
            Self::Part | Self::Chapter | Self::Section | Self::CapitalLetter | Self::Roman => true,
            Self::Article
            | Self::Decimal
            | Self::Letter
            | Self::Parenthesised
            | Self::Counted
            | Self::Bullet => false,
        }
    }
}
