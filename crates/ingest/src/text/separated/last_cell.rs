//! A line break inside the last cell of a row: its other lines hold no tab.

use super::super::line::Line;
use crate::marker;

/// Lines of one cell, at most.
const MOST: usize = 6;

/// How many lines below a row go on with its last cell, which ends in `above`; `lines` begin behind the row.
pub(super) fn further(above: &Line<'_>, lines: &[Line<'_>]) -> usize {
    if !lines.first().is_some_and(is_plain) {
        return 0;
    }
    let last = above.text.rsplit('\t').next().unwrap_or_default().trim();
    if let Some(taken) = quoted(last, lines) {
        return taken;
    }
    let mut open = last;
    let mut taken = 0;
    for line in lines.iter().take(MOST) {
        let text = line.text.trim();
        if !(is_plain(line) && goes_on(open, text)) {
            break;
        }
        open = text;
        taken += 1;
    }
    // What goes on below is no cell: the lines of a paragraph.
    let below = lines.get(taken).is_none_or(|line| line.is_empty() || line.is_tabbed() || line.opens_page);
    if below { taken } else { 0 }
}

/// Whether a line that might be the first cell of the row below is more likely the end of the row above: it goes on in small
/// letters, or the row below opens with a number.
pub(super) fn comes_first(lines: &[Line<'_>]) -> bool {
    let [line, next, ..] = lines else { return false };
    let head = next.text.split('\t').next().unwrap_or_default();
    line.text.trim_start().starts_with(char::is_lowercase) || marker::is_number(head)
}

fn is_plain(line: &Line<'_>) -> bool {
    line.tabs == 0 && !line.is_blank() && !line.opens_page
}

/// The lines up to the one that closes the quotation which a cell opens, as spreadsheets write it.
fn quoted(last: &str, lines: &[Line<'_>]) -> Option<usize> {
    let odd = |text: &str| text.matches('"').count() % 2 == 1;
    if !(last.starts_with('"') && odd(last)) {
        return None;
    }
    let own = lines.iter().take(MOST).take_while(|line| is_plain(line));
    let end = own.map(|line| line.text.trim_end()).position(odd)?;
    lines.get(end).is_some_and(|line| line.text.trim_end().ends_with('"')).then_some(end + 1)
}

/// Whether a line goes on with what a cell says: short, in small letters or with the figures of a date, or whatever stands
/// behind a comma. Where a sentence has ended, or in capitals, it is one of its own.
fn goes_on(above: &str, text: &str) -> bool {
    const LONGEST: usize = 40;
    if above.is_empty() || text.chars().count() > LONGEST || text.ends_with(':') {
        return false;
    }
    // «2026», «- 2027»
    let to = text.strip_prefix(['-', '–']).map(str::trim_start);
    if to.is_some_and(|to| is_year(to) || to.contains('/') && is_date(to)) {
        return above.ends_with(|c: char| c.is_ascii_digit());
    }
    if marker::opens_item(text) {
        return false;
    }
    let ended = above.ends_with(['.', '!', '?', ':']);
    let small = text.starts_with(char::is_lowercase);
    let word = text.split_whitespace().next().unwrap_or_default();
    let figures = is_date(word) && (word.contains('/') || is_year(word));
    let quarter = is_quarter(text);
    let listed = above.ends_with([',', ';']) && text.chars().any(char::is_lowercase);
    !ended && (small || figures || quarter || listed)
}

/// «II/2026», «II, III/2026» behind «Quý».
fn is_quarter(text: &str) -> bool {
    let year = text.rsplit_once('/').filter(|(_, year)| is_year(year));
    year.is_some_and(|(heads, _)| {
        heads.split([',', '-', '+', '&', ' ']).map(str::trim).filter(|h| !h.is_empty()).all(marker::is_number)
    })
}

/// Whether a text is figures and the signs of a date.
fn is_date(text: &str) -> bool {
    let dated = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ',' | ';');
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(dated)
}

fn is_year(word: &str) -> bool {
    let word = word.trim_end_matches([';', ',', '.']);
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::super::line;
    use super::super::run;

    #[test]
    fn the_last_cell_goes_on_below() {
        let head = "TT\tNội dung\tChủ trì\tThời gian\n1\tCấp tài khoản\tSở Y tế\t30/3/2026";
        // (what stands behind the last row's «Báo cáo→Sở Y tế→», lines taken, rows)
        for (end, taken, rows) in [
            ("Trước ngày\n30/6/2026", 4, 3),
            ("Quý\nII/2026", 4, 3),
            ("Quý\nII, III/2026", 4, 3),
            ("Thường\nxuyên", 4, 3),
            ("30/6/2026;\n30/12/2026", 4, 3),
            ("Kỳ họp\ngiữa năm\n2026", 5, 3),
            ("2026\n- 2027", 4, 3),
            ("\"Trong tháng\n6/2026\"", 4, 3),
            ("Các sở,\nSở Nội vụ", 4, 3),
            ("Trước ngày\n30/6/2026\n3\tTập huấn\tSở Nội vụ\tQuý I", 5, 4),
            // a line of its own
            ("30/6/2026\nNơi nhận:", 3, 3),
            ("Sở Y tế\n- 2027", 3, 3),
            ("30/6/2026\n- Lưu: VT.", 3, 3),
            ("30/6/2026\n4. Tổ chức thực hiện", 3, 3),
            ("30/6/2026\nLĨNH VỰC Y TẾ\n3\tTập huấn\tSở Nội vụ\tQuý I", 3, 3),
            ("30/6/2026\nLĩnh vực y tế\n3\tTập huấn\tSở Nội vụ\tQuý I", 3, 3),
            ("30/6/2026\nCác cơ quan báo cáo kết quả.", 3, 3),
            ("30/6/2026.\nđể báo cáo Ủy ban nhân dân tỉnh", 3, 3),
            (
                "Quý I\ntheo dõi, đôn đốc các đơn vị\nthực hiện nghiêm túc Kế hoạch này, báo cáo kết quả.",
                3,
                3,
            ),
        ] {
            let text = format!("{head}\n2\tBáo cáo\tSở Y tế\t{end}");
            let lines = line::split(&text);
            let (seen, found) = run(&lines);
            assert_eq!((seen, found.len()), (taken, rows), "{text}");
        }
    }
}
