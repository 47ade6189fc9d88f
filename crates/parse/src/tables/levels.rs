//! Further lines of a header in formats that cannot say that a head spans columns or that a label goes on: a merged head
//! is printed over each of its columns, and a long label is broken over two lines of cells.

use model::{GridRow, OrdinalStyle};

use super::{header::squeeze, roles, time_marks};
use crate::numbers;
use crate::words::is_mostly_upper;

/// Longest label below a merged head or rest of a broken one, in characters.
const LONGEST: usize = 60;
/// Longest label that a broken one makes, in characters.
const LONGEST_WHOLE: usize = 90;

/// The columns whose labels go on in a row that is a further line of the header; `None` where it is none. `labels` are
/// those above it, `next` the row below.
pub(super) fn further(labels: &[Vec<String>], row: &GridRow, next: Option<&GridRow>) -> Option<Vec<usize>> {
    let top = |column: usize| labels.get(column).and_then(|levels| levels.last()).map(String::as_str);
    let opens = || next.is_some_and(opens_count);
    let (mut below, mut rests, mut named) = (0, Vec::new(), false);
    for cell in row.cells.iter().filter(|c| !c.is_blank()) {
        let (column, text) = (cell.column as usize, squeeze(&cell.text));
        let (above, text) = (top(column), text.as_str());
        if above == Some(text) {
            continue;
        }
        if text.chars().count() > LONGEST
            || (grammar::ordinal::is_ordinal(text) && !time_marks::is_time(text))
        {
            return None;
        }
        // The first column counts: under its label stands its rest or the label again.
        if column == 0 {
            let rest = above.is_some_and(|above| names_more(above, text));
            rest.then(|| rests.push(column))?;
            continue;
        }
        let filled = |column: usize| row.cell(column as u32).is_some_and(|c| !c.is_blank());
        let Some(head) = above else {
            // The blank to the right of a head belongs to it where both are filled below.
            let spread = filled(column - 1) && text.starts_with(char::is_uppercase);
            below += usize::from(spread);
            spread.then_some(())?;
            continue;
        };
        let beside = |at: Option<usize>| at.and_then(top) == Some(head);
        let open = labels.get(column + 1).is_some_and(Vec::is_empty) && filled(column + 1);
        if open || beside(column.checked_sub(1)) || beside(Some(column + 1)) {
            below += 1;
            named |= roles::header_strength(text) > 0 || time_marks::is_time(text);
        } else if names_more(head, text) || (goes_on(head, text) && opens()) {
            rests.push(column);
            named |= names_more(head, text);
        } else {
            return None;
        }
    }
    // One cell below a repeated head is the rest of a torn row rather than a level of its own.
    let levels = below >= 2 && (named || opens());
    let broken = !rests.is_empty() && named;
    (levels || broken && (below != 1 || opens())).then_some(rests)
}

/// Whether a label says more with the words below it than either does alone, or breaks off before them: «Thời gian» over
/// «hoàn thành», «Cơ quan» over «Chủ trì», «Đơn vị chủ trì/» over «Phối hợp», «Kinh phí» over «(triệu đồng)».
fn names_more(head: &str, text: &str) -> bool {
    const JOINING: [&str; 4] = ["và", "hoặc", "của", "để"];
    if head.chars().count() + text.chars().count() > LONGEST_WHOLE || text.ends_with(['.', ';']) {
        return false;
    }
    let known = roles::header_strength(head);
    let broken = head.ends_with(['/', ',', '-', '–', '&'])
        || head.split(' ').next_back().is_some_and(|w| JOINING.contains(&w));
    if broken {
        return known > 0 && (text.starts_with(char::is_lowercase) || roles::header_strength(text) > 0);
    }
    if text.starts_with('(') && text.ends_with(')') {
        return true;
    }
    let whole = roles::header_strength(&format!("{head} {text}"));
    let (bare_head, bare_text) = (normalize::bare(head), normalize::bare(text));
    let counter = bare_head == "so" && matches!(bare_text.as_str(), "tt" | "thu tu");
    counter
        || whole > known.max(roles::header_strength(text))
        || (whole > known && text.starts_with(char::is_lowercase))
}

/// Whether a few words may be the rest of a label: in lower case below it, or in capitals below capitals.
fn goes_on(head: &str, text: &str) -> bool {
    let short = text.split(' ').count() <= 5
        && !text.ends_with(['.', ';'])
        && !text.contains(|c: char| c.is_ascii_digit());
    short && (text.starts_with(char::is_lowercase) || (is_mostly_upper(head) && is_mostly_upper(text)))
}

/// Whether a row opens the count of a table: its first number is 1, I or A.
fn opens_count(row: &GridRow) -> bool {
    let number = row.cell(0).and_then(|cell| numbers::read(cell.text.trim().trim_matches('*')));
    let counts = [OrdinalStyle::Decimal, OrdinalStyle::Roman, OrdinalStyle::CapitalLetter];
    number.is_some_and(|n| n.values.as_slice() == [1] && counts.contains(&n.style))
}

#[cfg(test)]
mod tests {
    use super::super::header::find_header;
    use crate::samples::fragment;

    /// The labels of the columns of a header, level by level, and how many rows it has.
    fn check(rows: &[&str], lines: usize, labels: &str) {
        let header = find_header(&fragment(rows)).expect("a header");
        let said: Vec<String> = header.labels.iter().map(|levels| levels.join(" > ")).collect();
        assert_eq!((header.rows, said.join(" | ").as_str()), (lines, labels), "{rows:?}");
    }

    #[test]
    fn a_merged_head_is_printed_over_each_of_its_columns() {
        let top = "TT | Nhiệm vụ | Phân công thực hiện | Phân công thực hiện | Thời gian";
        let labels =
            "TT | Nhiệm vụ | Phân công thực hiện > Chủ trì | Phân công thực hiện > Phối hợp | Thời gian";
        check(&[top, " | | **Chủ trì** | Phối hợp | ", "1 | Rà soát | Sở A | Sở B | 6/2026"], 2, labels);
        check(
            &[top, "TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian", "7 | Rà soát | Sở A | Sở B | "],
            2,
            labels,
        );
        check(
            &[
                "STT | Việc cần làm | Lộ trình | Lộ trình | Đơn vị chủ trì",
                " | | 2026 | 2027-2028 | ",
                "A | DỮ LIỆU | | | ",
            ],
            2,
            "STT | Việc cần làm | Lộ trình > 2026 | Lộ trình > 2027-2028 | Đơn vị chủ trì",
        );
        check(
            &[
                "STT | Nội dung | Chỉ tiêu | Chỉ tiêu | Đơn vị chủ trì",
                " | | Tỉnh giao | Xã phấn đấu | ",
                "1 | Thu | 5 | 6 | Sở A",
            ],
            2,
            "STT | Nội dung | Chỉ tiêu > Tỉnh giao | Chỉ tiêu > Xã phấn đấu | Đơn vị chủ trì",
        );
        // The tail of a torn row below a header that is printed again, and a row of the body.
        let tail = " | | Sở Khoa học và Công nghệ | các sở, ngành | ";
        check(&[top, tail, "2 | Rà soát | Sở A | Sở B | 6/2026"], 1, top);
        check(&[top, "1 | Rà soát | Sở A | Sở B | 6/2026"], 1, top);
    }

    #[test]
    fn a_long_label_is_broken_over_two_lines_of_cells() {
        check(
            &[
                "STT | Nhiệm vụ | Đơn vị chủ trì/ | Thời gian | Lãnh đạo",
                " | | Phối hợp | hoàn thành | phụ trách",
                "1 | Thu ngân sách | Sở A | 6/2026 | Đ/c An",
            ],
            2,
            "STT | Nhiệm vụ | Đơn vị chủ trì/ Phối hợp | Thời gian hoàn thành | Lãnh đạo phụ trách",
        );
        check(
            &[
                "Số | Nội dung | Cơ quan | Kinh phí",
                "TT | công việc | chủ trì | (triệu đồng)",
                "1 | Thu | Sở A | 5",
            ],
            2,
            "Số TT | Nội dung công việc | Cơ quan chủ trì | Kinh phí (triệu đồng)",
        );
        check(
            &["TT | NỘI DUNG | CƠ QUAN | THỜI GIAN", " | CÔNG VIỆC | CHỦ TRÌ | HOÀN THÀNH", "I | Y TẾ | | "],
            2,
            "TT | NỘI DUNG CÔNG VIỆC | CƠ QUAN CHỦ TRÌ | THỜI GIAN HOÀN THÀNH",
        );
        // One label is broken beside a merged head.
        check(
            &[
                "TT | Nội dung | Thời gian | Phân công | | Kinh phí",
                " | | hoàn thành | Chủ trì | Phối hợp | ",
                "1 | Thu | 6/2026 | Sở A | Sở B | 5",
            ],
            2,
            "TT | Nội dung | Thời gian hoàn thành | Phân công > Chủ trì | Phân công > Phối hợp | Kinh phí",
        );
        let top = "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp";
        for tail in [
            " | xã khó khăn | | các cơ quan, đơn vị liên quan",
            " | hoàn thành trước mùa mưa | Môi trường | ",
        ] {
            check(&[top, tail, "2 | Rà soát | Sở A | Sở B"], 1, top);
        }
    }
}
