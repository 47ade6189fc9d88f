//! What a sheet displays for a number: the number format applied to the value.
//!
//! Two things are displayed otherwise than Excel would, since Excel's own display depends on who opens the file: dates
//! come out in Vietnamese order (`dd/mm/yyyy`, `mm/yyyy`), and digits are never grouped (`1.500` and `1,500` mean
//! different numbers in Hà Nội and in London). Source: ECMA-376 part 1, 18.8.31.

/// How values of a cell are displayed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Format {
    /// As many digits as needed.
    #[default]
    General,
    /// Digits with fixed places.
    Digits {
        /// Text before the digits.
        before: String,
        /// Least digits before the point.
        whole: usize,
        /// Places after the point.
        places: usize,
        /// Whether the places are all printed, zeros too.
        fixed: bool,
        /// Shown in hundredths.
        percent: bool,
        /// Text after the digits.
        after: String,
    },
    /// Day, month, year, time: what of them is shown.
    Date { day: bool, month: bool, year: bool, time: bool },
}

impl Format {
    /// The built-in format of an index.
    pub(super) fn built_in(index: u32) -> Self {
        match index {
            1 | 3 | 37 | 38 => Self::parse("0"),
            2 | 4 | 39 | 40 => Self::parse("0.00"),
            9 => Self::parse("0%"),
            10 => Self::parse("0.00%"),
            14..=15 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => {
                Self::Date { day: true, month: true, year: true, time: index == 22 }
            }
            16 => Self::Date { day: true, month: true, year: false, time: false },
            17 | 55 | 56 => Self::Date { day: false, month: true, year: true, time: false },
            18..=21 | 45..=47 => Self::Date { day: false, month: false, year: false, time: true },
            _ => Self::General,
        }
    }

    /// A format code such as `0.00`, `"Quý "0` or `dd/mm/yyyy`. Only its first section counts: plans hold no debts.
    pub(super) fn parse(code: &str) -> Self {
        let mut before = String::new();
        let mut after = String::new();
        let (mut whole, mut places, mut fixed, mut percent) = (0, 0, true, false);
        let (mut digits, mut point, mut scientific) = (false, false, false);
        let mut dates = String::new();
        let mut letters = code.chars().peekable();
        while let Some(c) = letters.next() {
            let literal = match c {
                ';' => break,
                '"' => Some(letters.by_ref().take_while(|&c| c != '"').collect::<String>()),
                '\\' => letters.next().map(String::from),
                '_' | '*' => {
                    letters.next();
                    None
                }
                '[' => {
                    // colours, currencies and conditions; elapsed hours are time
                    let inside: String = letters.by_ref().take_while(|&c| c != ']').collect();
                    dates.extend(
                        inside
                            .chars()
                            .next()
                            .filter(|c| inside.len() <= 2 && "hms".contains(*c))
                            .map(|_| 'h'),
                    );
                    None
                }
                '0' | '#' | '?' => {
                    digits = true;
                    match (point, c) {
                        (true, '0') => places += 1,
                        (true, _) => (places, fixed) = (places + 1, false),
                        (false, '0') => whole += 1,
                        (false, _) => {}
                    }
                    None
                }
                '.' if digits => {
                    point = true;
                    None
                }
                ',' if digits => None,
                '%' => {
                    percent = true;
                    Some("%".to_owned())
                }
                'E' | 'e' if digits => {
                    scientific = true;
                    None
                }
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => {
                    dates.extend(c.to_lowercase());
                    None
                }
                'G' | 'g' if code.to_lowercase().contains("general") => return Self::General,
                '@' => return Self::General,
                c => Some(c.to_string()),
            };
            if let Some(literal) = literal {
                if digits { &mut after } else { &mut before }.push_str(&literal);
            }
        }
        match () {
            () if !dates.is_empty() && !digits => date(&dates),
            () if digits && !scientific => Self::Digits { before, whole, places, fixed, percent, after },
            () => Self::General,
        }
    }

    /// The text of a value; `since_1904` where the workbook counts days from 1904.
    pub(super) fn display(&self, value: f64, since_1904: bool) -> String {
        match self {
            Self::General => general(value),
            Self::Digits { before, whole, places, fixed, percent, after } => {
                let shown = if *percent { value * 100.0 } else { value };
                let mut digits = format!("{:.*}", *places, shown.abs());
                if !fixed && digits.contains('.') {
                    digits = digits.trim_end_matches('0').trim_end_matches('.').to_owned();
                }
                let length = digits.split('.').next().map_or(0, str::len);
                let zeros = "0".repeat(whole.saturating_sub(length));
                let sign = if shown < 0.0 { "-" } else { "" };
                format!("{before}{sign}{zeros}{digits}{after}")
            }
            Self::Date { day, month, year, time } => {
                date_text(value, since_1904, [*day, *month, *year, *time]).unwrap_or_else(|| general(value))
            }
        }
    }
}

/// What of a date a format of these letters shows. `m` after hours means minutes.
fn date(letters: &str) -> Format {
    let has = |c| letters.contains(c);
    let time = has('h') || has('s');
    let month = has('m') && (!time || has('d') || has('y'));
    Format::Date { day: has('d'), month, year: has('y'), time }
}

/// As Excel's «General»: integers whole, else at most eleven significant digits, without zeros at the end.
pub(super) fn general(value: f64) -> String {
    const DIGITS: i32 = 11;
    if !value.is_finite() {
        return String::new();
    }
    if value.fract().abs() < f64::EPSILON && value.abs() < 1e15 {
        return (value.round() as i64).to_string();
    }
    let magnitude = value.abs().log10().floor() as i32;
    if !(-9..=14).contains(&magnitude) {
        return value.to_string();
    }
    let places = (DIGITS - 1 - magnitude).clamp(0, 15) as usize;
    let text = format!("{value:.places$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn date_text(value: f64, since_1904: bool, [day, month, year, time]: [bool; 4]) -> Option<String> {
    const LAST: f64 = 2_958_466.0; // 31/12/9999
    if !(0.0..LAST).contains(&value) {
        return None;
    }
    let days = value.floor() as i64;
    // days since 1970-01-01; Excel's 1900 was a leap year, so that serial 60 does not exist
    let unix = match (since_1904, days) {
        (true, _) => days - 24_107,
        (false, ..60) => days - 25_568,
        (false, _) => days - 25_569,
    };
    let (y, m, d) = civil(unix);
    let mut parts = Vec::new();
    let date = match (day, month, year) {
        (true, _, true) => format!("{d:02}/{m:02}/{y:04}"),
        (true, _, false) => format!("{d:02}/{m:02}"),
        (false, true, true) => format!("{m:02}/{y:04}"),
        (false, true, false) => format!("{m:02}"),
        (false, false, true) => format!("{y:04}"),
        (false, false, false) => String::new(),
    };
    if !date.is_empty() {
        parts.push(date);
    }
    let minutes = ((value - value.floor()) * 1440.0).round() as i64;
    if time && (parts.is_empty() || minutes > 0) {
        parts.push(format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60));
    }
    Some(parts.join(" "))
}

/// Year, month and day of a day counted from 1970-01-01 in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    // years begin in March, so that the leap day is the last of its year
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn displays_numbers() {
        let cases = [
            ("General", 2.1, "2.1"),
            ("General", 0.1 + 0.2, "0.3"),
            ("General", 12.0, "12"),
            ("0.00", 2.1, "2.10"),
            ("0.0#", 2.1, "2.1"),
            ("00", 7.0, "07"),
            ("0\".\"", 3.0, "3."),
            ("\"Quý \"0", 4.0, "Quý 4"),
            ("#,##0", 1500.0, "1500"),
            ("0%", 0.25, "25%"),
            ("0.0%", 0.125, "12.5%"),
            ("#,##0.00_);[Red](#,##0.00)", 3.5, "3.50"),
            ("@", 2.5, "2.5"),
            ("0", -2.0, "-2"),
        ];
        for (code, value, shown) in cases {
            assert_eq!(Format::parse(code).display(value, false), shown, "{code}");
        }
    }

    #[test]
    fn displays_dates_in_vietnamese_order() {
        let cases = [
            ("dd/mm/yyyy", 45_657.0, "31/12/2024"),
            ("[$-409]m/d/yy h:mm AM/PM;@", 45_657.5, "31/12/2024 12:00"),
            ("mmm-yy", 45_658.0, "01/2025"),
            ("d/m", 45_658.0, "01/01"),
            ("yyyy", 45_658.0, "2025"),
            ("h:mm", 0.75, "18:00"),
            ("dd/mm/yyyy", 59.0, "28/02/1900"),
            ("dd/mm/yyyy", 61.0, "01/03/1900"),
            ("dd/mm/yyyy", -1.0, "-1"),
        ];
        for (code, value, shown) in cases {
            assert_eq!(Format::parse(code).display(value, false), shown, "{code}");
        }
        assert_eq!(Format::built_in(14).display(44_195.0, true), "31/12/2024");
        assert_eq!(Format::built_in(17).display(45_658.0, false), "01/2025");
    }
}
