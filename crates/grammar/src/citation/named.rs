//! Documents cited by name: «Luật Quy hoạch», «Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII».

use super::{Read, date, issuer};
use crate::folded::Folded;
use crate::symbol::{self, blank};
use crate::year::is_year;

/// Words that end the name of a law.
const AFTER_LAW: [&str; 38] = [
    "để", "theo", "trong", "nhằm", "trình", "được", "có", "là", "đã", "với", "cho", "tại", "do", "khi",
    "nếu", "phải", "về", "bao", "của", "từ", "trước", "sau", "cùng", "hoặc", "đối", "như", "này", "đến",
    "số", "ngày", "năm", "các", "trên", "sẽ", "đang", "gồm", "thay", "cần",
];

/// Longest name of a law, in words.
const LONGEST: usize = 16;

/// Reads a named document whose type ends at a character.
pub(super) fn read(text: &Folded<'_>, from: usize, after: usize, code: &str) -> Option<Read> {
    let capital = text.printed_char(from).is_some_and(char::is_uppercase);
    if !capital {
        return None;
    }
    match code {
        "L" | "PL" | "HP" => law(text, after, code),
        "NQ" => congress(text, after).or_else(|| of_party(text, after)),
        "CT" | "KL" => of_party(text, after),
        _ => None,
    }
}

/// A law by its name, or one that amends others.
fn law(text: &Folded<'_>, after: usize, code: &str) -> Option<Read> {
    amending_law(text, after)
        .or_else(|| law_before_number(text, after))
        .or_else(|| named_law(text, after, code))
}

/// «Luật Phòng, chống tác hại của rượu, bia số 44/2019/QH14»: what stands before the number of an assembly in the same
/// clause is the name, whatever its words.
fn law_before_number(text: &Folded<'_>, after: usize) -> Option<Read> {
    const AHEAD: usize = 180;
    const NUMBER: &str = " so ";
    let window = text.bare_of(after..(after + AHEAD).min(text.len()));
    // «Luật Dân số số 55/2025/QH15»: the number begins with a figure.
    let figure = |at: &usize| window.as_bytes().get(at + NUMBER.len()).is_some_and(u8::is_ascii_digit);
    let at =
        memchr::memmem::find_iter(window.as_bytes(), NUMBER.as_bytes()).filter(|&at| at > 0).find(figure)?;
    let name = window.get(..at)?;
    let other = |place: usize| starts_type(text, after + place + 1);
    if name.contains([';', '.', ':', '\n']) || name.match_indices(' ').any(|(place, _)| other(place)) {
        return None;
    }
    let (symbol, _) = symbol::read_at(text, blank(text, after + at + NUMBER.len()))?;
    if !super::is_assembly(&symbol.organ) {
        return None;
    }
    let mut found = Read { end: after + at, ..Read::default() };
    tail(text, &mut found);
    Some(found)
}

/// Names of laws, in bare letters, with a comma or a word that ends other names. Longer ones stand before shorter.
const WHOLE_NAMES: [&str; 33] = [
    "kham benh, chua benh",
    "khoa hoc, cong nghe va doi moi sang tao",
    "quan ly, su dung tai san cong",
    "quan ly, su dung tai san nha nuoc",
    "quan ly, su dung vu khi, vat lieu no va cong cu ho tro",
    "quan ly, su dung von nha nuoc dau tu vao san xuat, kinh doanh tai doanh nghiep",
    "quan ly va dau tu von nha nuoc tai doanh nghiep",
    "phong chay, chua chay va cuu nan, cuu ho",
    "phong chay, chua chay",
    "thuc hanh tiet kiem, chong lang phi",
    "trat tu, an toan giao thong duong bo",
    "xuat canh, nhap canh cua cong dan viet nam",
    "nhap canh, xuat canh, qua canh, cu tru cua nguoi nuoc ngoai tai viet nam",
    "phong, chong tac hai cua ruou, bia",
    "hoat dong giam sat cua quoc hoi va hoi dong nhan dan",
    "trach nhiem boi thuong cua nha nuoc",
    "luc luong tham gia bao ve an ninh, trat tu o co so",
    "tham gia luc luong bao ve an ninh, trat tu o co so",
    "uu dai nguoi co cong voi cach mang",
    "an toan, ve sinh lao dong",
    "thi dua, khen thuong",
    "can bo, cong chuc",
    "pho bien, giao duc phap luat",
    "chat luong san pham, hang hoa",
    "tai nguyen, moi truong bien va hai dao",
    "dau tu theo phuong thuc doi tac cong tu",
    "nguoi lao dong viet nam di lam viec o nuoc ngoai theo hop dong",
    "hien, lay, ghep mo, bo phan co the nguoi va hien, lay xac",
    "cong nghiep quoc phong, an ninh va dong vien cong nghiep",
    "cac to chuc tin dung",
    "trung mua, trung dung tai san",
    "thi hanh tam giu, tam giam",
    "hoa giai, doi thoai tai toa an",
];

/// Where one of those ends that begins at a character.
fn whole_name(text: &Folded<'_>, at: usize) -> Option<usize> {
    let stands = |name: &&&str| text.bare_of(at..at + name.len()) == **name;
    let end = at + WHOLE_NAMES.iter().find(stands)?.len();
    (word_end(text, end) == end).then_some(end)
}

/// «Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều năm 2020»: the laws that it amends
/// are part of its name; number, year and date are its own.
fn amending_law(text: &Folded<'_>, after: usize) -> Option<Read> {
    const WORDS: usize = 48;
    let at = blank(text, after);
    let ahead = text.bare_of(at..text.len().min(at + WORDS));
    if !ahead.starts_with("sua doi") {
        return None;
    }
    let of = ahead.find(" cua ").filter(|of| {
        !ahead.bytes().take(*of).any(|b| {
            b".;(
"
            .contains(&b)
        })
    })?;
    let mut next = blank(text, at + of + 5);
    let mut found = None;
    loop {
        let kind = ["bo luat ", "luat ", "cac luat ", "phap lenh "];
        let Some(kind) = kind.iter().find(|kind| text.bare_of(next..next + kind.len()) == **kind) else {
            break;
        };
        let Some(inner) = named_law(text, next + kind.len(), "L") else { break };
        let and = blank(text, inner.end);
        found = Some(inner);
        if text.bare_of(and..and + 3) != "va " {
            break;
        }
        next = blank(text, and + 3);
    }
    found
}

/// «Luật Quy hoạch ngày 24/11/2017», «Luật giáo dục năm 2019», «Hiến pháp năm 2013».
fn named_law(text: &Folded<'_>, after: usize, code: &str) -> Option<Read> {
    let mut end = after;
    let mut words = 0;
    let mut capitals = 0;
    let mut at = blank(text, after);
    if let Some(whole) = whole_name(text, at) {
        (end, at) = (whole, text.len());
        capitals = 1;
    }
    while words < LONGEST {
        let to = word_end(text, at);
        if to == at {
            let Some(next) = inner_comma(text, at, end) else { break };
            at = next;
            continue;
        }
        let bare = text.bare_of(at..to);
        let first = text.printed_char(at).is_some_and(char::is_uppercase);
        let joins = bare == "va";
        if !first && !joins && ends_law(text.printed(at..to)) && !is_of_name(text, to) {
            break;
        }
        // «Luật Giao dịch điện tử và Luật Viễn thông», «… và Nghị định»
        let next = blank(text, to);
        let ends = |at: usize| {
            let small = !text.printed_char(at).is_some_and(char::is_uppercase);
            word_end(text, at) == at || (small && ends_law(text.printed(at..word_end(text, at))))
        };
        if joins && (starts_type(text, next) || ends(next)) {
            break;
        }
        if words > 0 && starts_type(text, at) {
            break;
        }
        capitals += usize::from(first);
        words += 1;
        end = to;
        at = next;
    }
    let mut found = Read { end, ..Read::default() };
    tail(text, &mut found);
    let named = capitals > 0 || (words > 0 && found.end > end);
    (named || code == "HP").then_some(found)
}

/// What may follow the name of a law: its year, number, date and issuer.
fn tail(text: &Folded<'_>, found: &mut Read) {
    let at = blank(text, found.end);
    for word in ["nam ", "("] {
        if text.bare_of(at..at + word.len()) == word {
            let year = at + word.len();
            let named = text.bare_of(year..year + 4).parse().is_ok_and(is_year);
            if named && !text.letter(year + 4).is_some_and(|b| b.is_ascii_digit()) {
                found.end = year + 4 + usize::from(text.letter(year + 4) == Some(b')'));
            }
        }
    }
    let at = blank(text, found.end);
    if (text.bare_of(at..at + 3) == "so " || text.bare_of(at..at + 3) == "so:")
        && let Some((symbol, end)) = symbol::read_at(text, blank(text, at + 3))
    {
        found.number = Some(symbol.number.clone());
        found.symbol = Some(symbol);
        found.end = end;
    }
    let at = blank(text, found.end);
    if let Some((date, end)) = date::read(text, at) {
        found.date = Some(date);
        found.end = end;
    }
}

/// «Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020-2025», «Nghị quyết Trung ương 5 khóa XIII».
fn congress(text: &Folded<'_>, after: usize) -> Option<Read> {
    const NAME: usize = 90;
    let at = blank(text, after);
    let rest = text.bare_of(at..(at + NAME).min(text.len()));
    let opens = ["dai hoi", "hoi nghi", "trung uong", "cua dai hoi"].iter().any(|o| rest.starts_with(o));
    if !opens {
        return None;
    }
    let marks = ["lan thu ", "khoa "];
    let (place, mark) = marks.iter().filter_map(|m| rest.find(m).map(|i| (i, *m))).min()?;
    if rest.bytes().take(place).any(|b| matches!(b, b'.' | b';' | b'\n')) {
        return None;
    }
    let mut end = word_end(text, at + place + mark.len());
    let next = blank(text, end);
    if text.bare_of(next..next + 5) == "khoa " {
        end = word_end(text, next + 5);
    }
    for follow in [" cua dang", ", nhiem ky ", " nhiem ky "] {
        if text.bare_of(end..end + follow.len()) == follow {
            end += follow.len();
            if follow.ends_with("ky ") {
                while text.letter(end).is_some_and(|b| b.is_ascii_digit() || b == b'-' || b == b' ')
                    && (text.letter(end) != Some(b' ')
                        || text.letter(end + 1).is_some_and(|b| b.is_ascii_digit() || b == b'-'))
                {
                    end += 1;
                }
            }
        }
    }
    let mut found = Read { end, ..Read::default() };
    if let Some((date, end)) = date::read(text, blank(text, end)) {
        found.date = Some(date);
        found.end = end;
    }
    Some(found)
}

/// «Nghị quyết của Ban Thường vụ Huyện ủy khóa XXI».
fn of_party(text: &Folded<'_>, after: usize) -> Option<Read> {
    let (party, end) = issuer::at(text, blank(text, after))?;
    let mut found = Read { issuer: Some(party), end, ..Read::default() };
    if found.issuer.as_ref().is_none_or(|p| p.kind != model::PartyKind::PartyOrgan) {
        return None;
    }
    let at = blank(text, end);
    if let Some((date, end)) = date::read(text, at) {
        found.date = Some(date);
        found.end = end;
    }
    Some(found)
}

/// «Luật Chuyển đổi số», «Luật Dân số ngày …»: a word «số» that ends at a character and no figure follows.
fn is_of_name(text: &Folded<'_>, end: usize) -> bool {
    let number = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b':' | b'/' | b'(' | b'[');
    text.bare_of(end.saturating_sub(2)..end) == "so" && !text.letter(blank(text, end)).is_some_and(number)
}

fn ends_law(word: &str) -> bool {
    AFTER_LAW.iter().any(|w| w.chars().eq(word.chars().flat_map(char::to_lowercase)))
}

fn word_end(text: &Folded<'_>, from: usize) -> usize {
    let mut to = from;
    while text.letter(to).is_some_and(|b| b.is_ascii_alphanumeric() || b == 1) {
        to += 1;
    }
    to
}

/// A comma inside a name: «Luật Phòng, chống tham nhũng», «Luật Khoa học, Công nghệ và Đổi mới sáng tạo».
fn inner_comma(text: &Folded<'_>, at: usize, end: usize) -> Option<usize> {
    const AHEAD: usize = 40;
    if text.letter(at) != Some(b',') || at != end {
        return None;
    }
    let next = blank(text, at + 1);
    let ahead = text.bare_of(next..(next + AHEAD).min(text.len()));
    let ahead = ahead.split([',', ';', '.', '(', '\n']).next().unwrap_or("");
    let fight = text.bare_of(0..end).ends_with("phong") && ahead.starts_with("chong");
    let amend = text.bare_of(0..end).ends_with("sua doi") && ahead.starts_with("bo sung");
    let capital = text.printed_char(next).is_some_and(char::is_uppercase);
    let listed = capital
        && ahead.contains(" va ")
        && !starts_type(text, next)
        && !ahead.contains(" va luat")
        && !ahead.starts_with("so ");
    (fight || amend || listed).then_some(next)
}

fn starts_type(text: &Folded<'_>, at: usize) -> bool {
    const TYPES: [&str; 14] = [
        "luat",
        "bo luat",
        "nghi dinh",
        "nghi quyet",
        "quyet dinh",
        "thong tu",
        "chi thi",
        "phap lenh",
        "hien phap",
        "ke hoach so",
        "cac luat",
        "cac van ban",
        "cac nghi",
        "van ban",
    ];
    text.printed_char(at).is_some_and(char::is_uppercase)
        && TYPES.iter().any(|t| text.bare_of(at..at + t.len()) == *t)
        || ["cac luat", "cac van ban", "cac nghi"].iter().any(|t| text.bare_of(at..at + t.len()) == *t)
}
