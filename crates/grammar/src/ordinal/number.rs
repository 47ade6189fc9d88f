//! Values of roman numerals, of letters, and of numbers in words.

/// The alphabet of points (`điểm`): a b c d đ e g h i k l m n o p q r s t u v x y.
const ALPHABET: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v',
    'x', 'y',
];

/// Place of a letter in the alphabet of points, from 1; case is not looked at.
///
/// ```
/// assert_eq!(grammar::ordinal::letter_value('đ'), Some(5));
/// ```
pub fn letter_value(letter: char) -> Option<u32> {
    let lower = letter.to_lowercase().next()?;
    ALPHABET.iter().position(|&known| known == lower).and_then(|at| u32::try_from(at + 1).ok())
}

/// Tens and ones of roman numerals.
const TENS: [&str; 9] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/// Value of a roman numeral in capitals, written by the rule (`IV`, never `IIII`), up to 89.
///
/// ```
/// assert_eq!(grammar::ordinal::roman_value("XIV"), Some(14));
/// assert_eq!(grammar::ordinal::roman_value("IIII"), None);
/// ```
pub fn roman_value(numeral: &str) -> Option<u32> {
    let split = numeral.find(|c: char| !matches!(c, 'X' | 'L'));
    // «IX» ends in a letter of the tens: the ones begin at the first I or V.
    let (tens, ones) = numeral.split_at_checked(split.unwrap_or(numeral.len()))?;
    let ten = TENS.iter().position(|&t| t == tens)?;
    let one = ONES.iter().position(|&o| o == ones)?;
    u32::try_from(ten * 10 + one).ok().filter(|&value| value > 0)
}

/// Value of a roman numeral in small letters.
pub(crate) fn roman_value_small(numeral: &str) -> Option<u32> {
    let is_numeral = !numeral.is_empty() && numeral.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'));
    is_numeral.then(|| roman_value(&numeral.to_ascii_uppercase())).flatten()
}

/// Value of «nhất», «hai», … «mười» as in «Phần thứ nhất».
pub(crate) fn rank_value(word: &str) -> Option<u32> {
    const RANKS: [&[&str]; 10] = [
        &["nhất", "một"],
        &["hai", "nhì"],
        &["ba"],
        &["tư", "bốn"],
        &["năm"],
        &["sáu"],
        &["bảy", "bẩy"],
        &["tám"],
        &["chín"],
        &["mười"],
    ];
    let lower = word.to_lowercase();
    RANKS.iter().position(|names| names.contains(&lower.as_str())).and_then(|at| u32::try_from(at + 1).ok())
}

/// The roman numeral of a value, up to 89.
pub(super) fn roman_of(value: u32) -> Option<String> {
    let (ten, one) = (TENS.get(value as usize / 10)?, ONES.get(value as usize % 10)?);
    (value > 0).then(|| format!("{ten}{one}"))
}

/// The capital letter of a value in the alphabet of points.
pub(super) fn capital_of(value: u32) -> Option<String> {
    let letter = ALPHABET.get((value as usize).checked_sub(1)?)?;
    Some(letter.to_uppercase().collect())
}
