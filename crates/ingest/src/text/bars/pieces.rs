//! What stands between two bars, over as many lines as it takes.

use crate::cleaning::is_ornament;
use crate::text::line::Line;
use crate::text::paragraphs::has_stop;

/// Lines that a cell has at most: behind them a bar ends something else.
const MOST_LINES: usize = 60;

/// The text between two bars.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Cleaned; lines that the page's source broke are joined, those that it shows are parted by `\n`.
    pub text: String,
    /// Numbers of its lines.
    pub first: u32,
    pub last: u32,
}

/// A place between two bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of a line.
    pub line: usize,
    /// Byte in it.
    pub byte: usize,
}

impl Place {
    /// The start of a line.
    pub(super) fn of(line: usize) -> Self {
        Self { line, byte: 0 }
    }

    /// The first line that begins behind it.
    pub(super) fn behind(self) -> usize {
        self.line + usize::from(self.byte > 0)
    }
}

/// The piece that begins at a place, and where the next does; `None` where no bar ends it.
pub(super) fn next(lines: &[Line<'_>], from: Place) -> Option<(Piece, Place)> {
    let mut own: Vec<&str> = Vec::new();
    let mut first = None;
    let mut byte = from.byte;
    for (n, line) in lines.get(from.line..)?.iter().enumerate().take(MOST_LINES) {
        let rest = line.text.get(byte..)?;
        let bar = line.looks.has_bars().then(|| memchr::memchr(b'|', rest.as_bytes())).flatten();
        let part = rest.get(..bar.unwrap_or(rest.len()))?.trim();
        if !part.is_empty() {
            first.get_or_insert(line.number);
            own.push(part);
        }
        let Some(bar) = bar else {
            byte = 0;
            continue;
        };
        let end = byte + bar + 1;
        let over = line.text.get(end..).is_none_or(|rest| rest.trim().is_empty());
        let place =
            if over { Place::of(from.line + n + 1) } else { Place { line: from.line + n, byte: end } };
        let first = first.unwrap_or(line.number);
        return Some((Piece { text: joined(&own), first, last: line.number }, place));
    }
    None
}

/// The lines of a piece, those joined that the source of the page broke.
fn joined(own: &[&str]) -> String {
    let lines: Vec<String> =
        own.iter().filter(|line| !is_ornament(line)).map(|line| crate::clean_lines(line)).collect();
    let letters = |text: &str| text.chars().count();
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    // Where a sentence goes on in small letters, a line is broken behind which the next word would not have fitted.
    let goes_on = |(line, next): &(&String, &String)| next.starts_with(char::is_lowercase) && !has_stop(line);
    let measure = pairs().filter(goes_on).map(|(line, _)| letters(line)).max();
    let is_full = |line: &str, next: &str| {
        let word = next.split(' ').next().unwrap_or_default();
        measure.is_some_and(|measure| letters(line) + 1 + letters(word) > measure)
            && !has_stop(line)
            && !crate::marker::opens_item(next)
    };
    // A list has more than one dash: «Sở Lao động» + «- Thương binh và Xã hội» is a name.
    let dashed = |line: &&String| line.starts_with("- ");
    let lone_dash = lines.iter().filter(dashed).count() == 1;
    let is_term = |line: &str, next: &String| lone_dash && dashed(&next) && !has_stop(line);
    let mut text = lines.first().cloned().unwrap_or_default();
    for (line, next) in pairs() {
        let goes_on = is_broken(line, next) || is_full(line, next) || is_term(line, next);
        text.push(if goes_on { ' ' } else { '\n' });
        text.push_str(next);
    }
    text
}

/// Whether the source of a page broke a line here, so that the page shows one.
///
/// It breaks where its lines are full, tags counted: in the middle of a sentence, and behind or before a single word of
/// a title, where the page itself breaks none.
fn is_broken(line: &str, next: &str) -> bool {
    const MOTTO: &str = "cộng hòa xã hội chủ nghĩa việt nam";
    if crate::marker::opens_item(next) {
        return false;
    }
    let words = |text: &str| text.split_whitespace().count();
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let small = next.starts_with(char::is_lowercase);
    let figure = next.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    let stopped = has_stop(line);
    let open = line.ends_with([',', '-', '–', '/', '&']) || is_label(line);
    // «ỦY» + «BAN NHÂN DÂN», «ỦY BAN NHÂN» + «DÂN», «SỞ» + «Y TẾ»: half of a name in capitals.
    let lone = (words(line) == 1 || words(next) == 1) && capitals(line) && opens_name(line);
    let motto = || {
        let both = format!("{} {}", normalize::key(line), normalize::key(next));
        MOTTO.starts_with(both.as_str()) || both.starts_with(MOTTO)
    };
    open || (!stopped && (small || figure || (lone && capitals(next)) || lone_name(line, next)))
        || (capitals(line) && capitals(next) && motto())
}

/// Whether the last word of a line goes on in a name.
fn opens_name(line: &str) -> bool {
    const HALVES: [&str; 18] = [
        "ủy",
        "uỷ",
        "hội",
        "ban",
        "đồng",
        "nhân",
        "cộng",
        "văn",
        "công",
        "bộ",
        "sở",
        "tỉnh",
        "thành",
        "huyện",
        "xã",
        "phường",
        "thị",
        "đảng",
    ];
    let last = line.rsplit(' ').next().unwrap_or_default();
    HALVES.contains(&normalize::key(last).as_str())
}

/// «Số:» asks for what is on the next line.
fn is_label(line: &str) -> bool {
    line.ends_with(':') && normalize::key(line.trim_end_matches(':')) == "số"
}

/// The first word of the place before a date: «Kon» + «Tum, ngày 17 tháng 5 năm 2019».
fn lone_name(line: &str, next: &str) -> bool {
    !line.contains(' ') && line.starts_with(char::is_uppercase) && next.contains(", ngày ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line;

    #[test]
    fn pieces_end_with_bars() {
        let lines = line::split("A\n|\nb c |d|\n\n  e\nf |\nkhông có");
        let mut place = Place::of(0);
        let mut seen = Vec::new();
        while let Some((piece, next)) = next(&lines, place) {
            seen.push((piece.text, piece.first, piece.last));
            place = next;
        }
        let expected = [("A", 1, 2), ("b c", 3, 3), ("d", 3, 3), ("e f", 5, 6)];
        assert_eq!(seen, expected.map(|(text, first, last)| (text.to_owned(), first, last)));
        assert_eq!(place, Place::of(6));
    }

    #[test]
    fn lines_that_the_source_of_a_page_broke() {
        for (own, text) in [
            (
                &["CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-----"][..],
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ),
            (&["CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM"], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (&["ỦY", "BAN NHÂN DÂN", "TỈNH KON TUM"], "ỦY BAN NHÂN DÂN\nTỈNH KON TUM"),
            (&["UỶ BAN NHÂN", "DÂN"], "UỶ BAN NHÂN DÂN"),
            (&["Số:", "21/2022/NQ-HĐND"], "Số: 21/2022/NQ-HĐND"),
            (&["Kon", "Tum, ngày 17 tháng 5 năm 2019"], "Kon Tum, ngày 17 tháng 5 năm 2019"),
            (&["Quảng Bình,", "ngày 25 tháng 5 năm 2015"], "Quảng Bình, ngày 25 tháng 5 năm 2015"),
            (
                &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Hoàng Văn An"],
                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nHoàng Văn An",
            ),
            (&["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."], "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."),
            (
                &["Rà soát quy trình giải quyết thủ", "tục hành chính"],
                "Rà soát quy trình giải quyết thủ tục hành chính",
            ),
            (&["Sở Y tế", "Sở Nội vụ"], "Sở Y tế\nSở Nội vụ"),
            (&["VNPT", "FPT"], "VNPT\nFPT"),
            (&["Sở Lao động", "- Thương binh"], "Sở Lao động - Thương binh"),
            (&["Gồm", "- Sở Y tế", "- Sở Nội vụ"], "Gồm\n- Sở Y tế\n- Sở Nội vụ"),
            (
                &[
                    "Cập nhật đội ngũ theo Nghị quyết",
                    "số 370/NQ-CP ngày 10/1/2020 của",
                    "Chính phủ",
                    "Hoàn thành sớm",
                ],
                "Cập nhật đội ngũ theo Nghị quyết số 370/NQ-CP ngày 10/1/2020 của Chính phủ\nHoàn thành sớm",
            ),
        ] {
            assert_eq!(joined(own), text);
        }
    }
}
