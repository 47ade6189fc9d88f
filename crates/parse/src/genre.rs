//! What a part of a document is for: plans assign tasks, rules and forms do not.
//!
//! Rules (`văn bản quy phạm pháp luật`, `quy chế`, `quy định`) bind whoever they concern, from now on: «Sở Y tế có trách
//! nhiệm…» in an article of a circular is a competence, not something to be done by a day. A form (`biểu mẫu`) says what
//! whoever fills it in will write. Their text stays in the outline; of rules only the article on carrying them out
//! (`tổ chức thực hiện`) may still tell a body to do something: see [`crate::assignments::rules`].
//!
//! Sources: Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15 and Nghị định 78/2025/NĐ-CP (before them 80/2015/QH13
//! and 34/2016/NĐ-CP): which kinds are normative, that their symbol carries the year, and that they open with the
//! articles on scope and subjects; Nghị định 30/2020/NĐ-CP for all other documents.

use model::{Code, DocumentInfo, OrdinalStyle, Role, RowKind, Table};

use crate::annexes::Opening;
use crate::outline::units::Unit;
use crate::words::bare;

/// What a part is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Genre {
    /// It may assign tasks.
    #[default]
    Plan,
    /// It lays down rules.
    Rules,
    /// It is to be filled in.
    Form,
}

impl Genre {
    /// The note that says why a part assigns nothing.
    pub(crate) fn code(self) -> Option<Code> {
        match self {
            Self::Plan => None,
            Self::Rules => Some(Code::RulesNoTasks),
            Self::Form => Some(Code::FormNoTasks),
        }
    }
}

/// A genre with the evidence for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Judged {
    /// The genre.
    pub(crate) genre: Genre,
    /// Why, for the message; empty for plans.
    pub(crate) because: String,
}

impl Judged {
    fn rules(because: impl Into<String>) -> Self {
        Self { genre: Genre::Rules, because: because.into() }
    }

    fn form(because: impl Into<String>) -> Self {
        Self { genre: Genre::Form, because: because.into() }
    }
}

/// Kinds that are rules whatever they are about.
const ALWAYS_RULES: &[&str] = &["HP", "L", "PL", "NĐ", "TT", "TTLT"];

/// Kinds that lay down rules in some documents and assign tasks in others.
const SOMETIMES_RULES: &[&str] = &["NQ", "QĐ", "QC", "QyĐ"];

/// Titles of the articles with which rules open or close, and plans never.
const DEFINING: &[&str] = &[
    "pham vi dieu chinh",
    "pham vi ap dung",
    "pham vi va doi tuong",
    "pham vi, doi tuong",
    "doi tuong ap dung",
    "doi tuong va pham vi",
    "doi tuong, pham vi",
    "giai thich tu ngu",
    "dieu khoan chuyen tiep",
    "quy dinh chuyen tiep",
];

/// What a decision or resolution that issues rules issues.
const RULES_ISSUED: &[&str] = &["quy dinh", "quy che", "quy tac", "dieu le", "noi quy", "sua doi", "bai bo"];

/// What a plan, or the annex of one, is called.
const PLANS: &[&str] = &[
    "ke hoach",
    "chuong trinh",
    "de an",
    "du an",
    "chien luoc",
    "phuong an",
    "lo trinh",
    "nhiem vu",
    "danh muc nhiem vu",
    "phan cong nhiem vu",
    "phan cong co quan",
    "phan cong thuc hien",
    "phan cong to chuc",
    "bang phan cong",
    "bieu phan cong",
];

/// What a form is called.
const FORMS: &[&str] = &[
    "bieu mau",
    "cac bieu mau",
    "he thong bieu mau",
    "danh muc bieu mau",
    "mau ",
    "cac mau ",
    "danh muc mau ",
    "don de nghi",
    "don dang ky",
    "giay de nghi",
    "to khai",
    "de cuong bao cao",
];

/// The year from which a year in the symbol tells rules from other documents: before Luật 80/2015/QH13 came into force,
/// in July 2016, decisions and resolutions of every sort carried it.
const SYMBOL_TELLS_FROM: u16 = 2017;

/// What the body of a document is.
pub(crate) fn of_body(info: &DocumentInfo, units: &[Unit]) -> Judged {
    let code = info.kind.as_ref().map(|k| k.code.as_str());
    if let Some(kind) = info.kind.as_ref().filter(|k| ALWAYS_RULES.contains(&k.code.as_str())) {
        return Judged::rules(kind.name.clone());
    }
    if code.is_some_and(|c| !SOMETIMES_RULES.contains(&c)) {
        return Judged::default();
    }
    if let Some(article) = defining_article(units) {
        return Judged::rules(article);
    }
    let title = bare(info.title.as_deref().unwrap_or_default());
    let subject = subject(&title);
    let has_articles = units.iter().any(is_article);
    let issues = |list: &[&str]| list.iter().any(|w| subject.starts_with(w));
    if has_articles && code.is_some() {
        if matches!(code, Some("QC" | "QyĐ")) || issues(RULES_ISSUED) {
            return Judged::rules(info.title.clone().unwrap_or_default());
        }
        if !issues(PLANS)
            && !title.starts_with("phe duyet")
            && let Some(symbol) = info.symbol.as_deref().filter(|s| carries_year(s))
        {
            return Judged::rules(symbol);
        }
    }
    Judged::default()
}

/// What an annex is, in a document whose body is `body`.
pub(crate) fn of_annex(opening: &Opening, units: &[Unit], body: Genre) -> Judged {
    let printed = opening.title.as_deref().unwrap_or_default();
    let title = bare(printed);
    if FORMS.iter().any(|f| title.starts_with(f)) {
        return Judged::form(name(opening));
    }
    if let Some(article) = defining_article(units) {
        return Judged::rules(article);
    }
    if body == Genre::Rules && (has_blank(printed) || !PLANS.iter().any(|p| title.starts_with(p))) {
        return match blanks(units) {
            Some(example) => Judged::form(example),
            None => Judged::rules(name(opening)),
        };
    }
    blanks(units).map_or_else(Judged::default, Judged::form)
}

/// What the message calls an annex.
fn name(opening: &Opening) -> String {
    let number = || opening.number.as_ref().map_or_else(|| "Phụ lục".to_owned(), |n| format!("Phụ lục {n}"));
    opening.title.clone().filter(|t| !t.is_empty()).unwrap_or_else(number)
}

/// Whether the rows of a table say who or when, so that it is no blank form though it stands among forms.
pub(crate) fn is_filled(table: &Table) -> bool {
    const FEWEST_LETTERS: usize = 3;
    let telling = [Role::Lead, Role::Coordinate, Role::Start, Role::Finish, Role::During];
    let says = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).count() >= FEWEST_LETTERS && !has_blank(text)
    };
    let body = table.rows.iter().filter(|r| r.kind == RowKind::Body);
    let (all, filled) = body.fold((0_usize, 0_usize), |(all, filled), row| {
        let mut cells = table.columns.iter().zip(&row.cells);
        let tells = cells.any(|(column, cell)| telling.contains(&column.role) && says(&cell.text));
        (all + 1, filled + usize::from(tells))
    });
    all > 0 && filled * 2 >= all
}

fn is_article(unit: &Unit) -> bool {
    unit.ordinal.as_ref().is_some_and(|o| o.style == OrdinalStyle::Article)
}

/// The first article that only rules have.
fn defining_article(units: &[Unit]) -> Option<String> {
    let article = units.iter().filter(|u| is_article(u)).find(|u| {
        let title = bare(&u.body);
        DEFINING.iter().any(|d| title.starts_with(d))
    })?;
    let words: Vec<&str> = article.text.split_whitespace().take(8).collect();
    Some(words.join(" "))
}

/// A title without the words that lead to what is issued: «Về việc ban hành Quy chế …» → «quy che …».
fn subject(title: &str) -> &str {
    const LEADING: &[&str] =
        &["ve viec ", "ve ", "v/v ", "ban hanh ", "dieu chinh ", "phe duyet ", "cong bo "];
    let mut rest = title;
    while let Some(shorter) = LEADING.iter().find_map(|l| rest.strip_prefix(l)) {
        rest = shorter;
    }
    rest
}

/// «12/2024/QĐ-UBND»: number, year, kind and issuer. Documents of the National Assembly carry the year whatever they are
/// for, and no kind.
fn carries_year(symbol: &str) -> bool {
    let mut parts = symbol.split('/');
    let (Some(_), Some(year), Some(kind)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let kinds = ["QĐ-", "NQ-"].iter().any(|k| kind.starts_with(k));
    kinds && year.trim().parse().is_ok_and(|y: u16| (SYMBOL_TELLS_FROM..2100).contains(&y))
}

/// A line of a part that leaves room to write in, where so many do that the part is a form.
fn blanks(units: &[Unit]) -> Option<String> {
    const FEWEST: usize = 6;
    const SHARE: usize = 5;
    let lines = units.iter().filter(|u| !u.table).count();
    let mut blank = units.iter().filter(|u| has_blank(&u.text));
    let first = blank.next()?;
    let count = 1 + blank.count();
    (count >= FEWEST && count * SHARE >= lines).then(|| crate::outline::units::head(&first.text))
}

/// Whether a text leaves room to write in: a run of dots, a box to tick.
fn has_blank(text: &str) -> bool {
    // All other signs begin with one byte, which most lines do not have.
    if memchr::memchr(0xE2, text.as_bytes()).is_none() {
        return text.contains("...");
    }
    text.contains("...")
        || text.contains("……")
        || text.contains("…..")
        || text.contains(['□', '☐'])
        || text.trim_end().ends_with([':', ' ']) && text.contains(": …")
        || text.trim() == "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammar::ordinal;
    use model::DocumentKind;

    fn units(lines: &[&str]) -> Vec<Unit> {
        let unit = |text: &&str| {
            let split = ordinal::split(text);
            Unit {
                text: (*text).into(),
                body: split.as_ref().map_or(*text, |(_, rest)| rest).into(),
                ordinal: split.map(|(o, _)| o),
                ..Unit::default()
            }
        };
        lines.iter().map(unit).collect()
    }

    #[test]
    fn bodies() {
        use Genre::{Plan, Rules};
        let scope = ["Điều 1. Phạm vi điều chỉnh", "Văn bản này quy định…", "Điều 2. Tổ chức thực hiện"];
        let plain = ["Điều 1. Phê duyệt Đề án với nội dung sau:", "Điều 2. Giao Sở Y tế chủ trì."];
        let cases: &[(&str, &str, &str, &[&str], Genre)] = &[
            ("TT", "44/2030/TT-BABC", "Quy định quản lý nhiệm vụ", &scope, Rules),
            ("NĐ", "5/2030/NĐ-CP", "Sửa đổi một số điều", &["Điều 1. Sửa đổi"], Rules),
            ("NQ", "7/NQ-HĐND", "Chính sách hỗ trợ", &scope, Rules),
            ("NQ", "7/2030/NQ-HĐND", "Mức thu học phí", &["Điều 1. Mức thu"], Rules),
            ("NQ", "7/2030/NQ-HĐND", "Về Chương trình giảm nghèo", &["Điều 1. Mục tiêu"], Plan),
            ("NQ", "105/2030/UBTVQH15", "Chương trình lập pháp", &["Điều 1. Chương trình"], Plan),
            ("QĐ", "12/2008/QĐ-TTg", "Về phát triển cây cao su", &plain, Plan),
            ("QĐ", "12/QĐ-UBND", "Về việc ban hành Quy chế làm việc", &["Điều 1. Ban hành"], Rules),
            ("QĐ", "12/QĐ-UBND", "Phê duyệt Đề án chuyển đổi số", &plain, Plan),
            ("QĐ", "12/2030/QĐ-UBND", "Phê duyệt Đề án chuyển đổi số", &plain, Plan),
            ("KH", "12/KH-UBND", "Thực hiện Quy chế phối hợp", &scope, Plan),
            ("CT", "12/CT-TTg", "Về phòng cháy", &["1. Bộ Công an chủ trì:"], Plan),
        ];
        for (code, symbol, title, lines, expected) in cases {
            let info = DocumentInfo {
                kind: Some(DocumentKind { code: (*code).into(), name: String::new() }),
                symbol: Some((*symbol).into()),
                title: Some((*title).into()),
                ..DocumentInfo::default()
            };
            assert_eq!(of_body(&info, &units(lines)).genre, *expected, "{symbol} {title}");
        }
    }

    #[test]
    fn annexes() {
        use Genre::{Form, Plan, Rules};
        let tasks = ["I. NHIỆM VỤ", "1. Sở Y tế chủ trì rà soát."];
        let scope = ["Chương I", "Điều 1. Phạm vi điều chỉnh", "Quy chế này quy định…"];
        let blank = [
            "1. Tên tổ chức: ………",
            "2. Địa chỉ: ......",
            "□ Cấp mới",
            "3. …..",
            "4. ...",
            "5. ...",
            "Nơi ký",
        ];
        let cases: &[(&str, &[&str], Genre, Genre)] = &[
            ("DANH MỤC NHIỆM VỤ", &tasks, Plan, Plan),
            ("", &tasks, Plan, Plan),
            ("QUY CHẾ PHỐI HỢP", &scope, Plan, Rules),
            ("KẾ HOẠCH THỰC HIỆN", &tasks, Rules, Plan),
            ("CẮT GIẢM THỦ TỤC", &tasks, Rules, Rules),
            ("PHÊ DUYỆT NHIỆM VỤ DO ... ĐẶT HÀNG", &tasks, Rules, Rules),
            ("MẪU SỐ 01 ĐƠN ĐĂNG KÝ", &tasks, Rules, Form),
            ("ĐỀ CƯƠNG BÁO CÁO KẾT QUẢ", &tasks, Plan, Form),
            ("THÔNG TIN ĐĂNG KÝ", &blank, Plan, Form),
            ("THÔNG TIN ĐĂNG KÝ", &blank, Rules, Form),
        ];
        for (title, lines, body, expected) in cases {
            let opening = Opening {
                at: 0,
                head: 0,
                until: 0,
                first_block: 0,
                number: None,
                title: (!title.is_empty()).then(|| (*title).to_owned()),
                attached: None,
                attached_at: Vec::new(),
            };
            assert_eq!(of_annex(&opening, &units(lines), *body).genre, *expected, "{title}");
        }
    }
}
