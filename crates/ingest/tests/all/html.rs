//! HTML: spans, lists, the frame of a site, nested tables as layout.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::office;

use ingest::{ReadSettings, html};
use office::{fragments, paragraphs, rows};

fn read(body: &str) -> model::Reading {
    html::read(body.as_bytes(), &ReadSettings::default()).unwrap()
}

#[test]
fn spans_and_declared_headers() {
    let reading = read(
        "<table><caption>Phụ lục</caption><thead><tr><th rowspan=2>TT<th rowspan=2>Nội dung<th colspan=2>Thời gian<tr><th>Từ<th>Đến</thead>
         <tr><td>1<td><p>Rà soát</p><p>bổ sung</p><td rowspan=9>2024<td>2025<tr><td>2<td>Đào tạo<td>2026</table>",
    );
    let table = fragments(&reading)[0];
    let expected = [
        "0^2:TT | 1^2:Nội dung | 2+2:Thời gian",
        "2:Từ | 3:Đến",
        "0:1 | 1:Rà soát⏎bổ sung | 2^2:2024 | 3:2025",
        "0:2 | 1:Đào tạo | 3:2026",
    ];
    assert_eq!(rows(table), expected);
    assert_eq!((table.declared_header, table.caption.as_deref()), (2, Some("Phụ lục")));
}

#[test]
fn lists_print_their_marks() {
    let reading = read("<ol type=I start=2><li>Mục đích<ul><li>một<li>- hai</ul><li value=5>Yêu cầu</ol>");
    assert_eq!(paragraphs(&reading), ["[II.] Mục đích", "[•] một", "- hai", "[V.] Yêu cầu"]);
}

#[test]
fn a_cell_that_only_counts_has_its_number() {
    let reading = read(
        "<table><tr><td>TT<td>Việc<tr><td><ol type=I><li><p></p></ol><td>NHIỆM VỤ<tr><td><ol type=I><ol start=2><li><p>
         </p></ol></ol><td>Rà soát<tr><td><ul><li></ul><td>Đào tạo</table>",
    );
    assert_eq!(
        rows(fragments(&reading)[0]),
        ["0:TT | 1:Việc", "0:I. | 1:NHIỆM VỤ", "0:2. | 1:Rà soát", "0: | 1:Đào tạo"]
    );
}

#[test]
fn the_frame_of_a_site_is_left_out_and_said() {
    let text =
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai thực hiện với các nội dung chủ yếu sau đây. "
            .repeat(4);
    let page = format!(
        "<body><nav>Trang chủ</nav><div><div>Đăng nhập</div><script>var x = '<p>không</p>';</script><div><div>Tải về</div>
         <div><h1>KẾ HOẠCH</h1><p>{text}</p><table><tr><td>1<td>Rà soát<tr><td>2<td>Đào tạo</table></div></div></div><footer>Địa chỉ</footer></body>"
    );
    let reading = read(&page);
    assert_eq!(paragraphs(&reading), ["KẾ HOẠCH", text.trim()]);
    assert_eq!(reading.diagnostics[0].code.name(), "page-frame-left-out");
}

#[test]
fn what_has_weight_outside_is_kept() {
    let long = "Sở Tài chính chủ trì, phối hợp với các sở, ban, ngành triển khai thực hiện. ".repeat(5);
    let page =
        format!("<body><div><p>{long}</p><p>{long}</p><p>{long}</p></div><div><p>{long}</p></div></body>");
    assert_eq!(paragraphs(&read(&page)).len(), 4);
    let page = format!(
        "<body><div><p>{long}</p></div><div><table><tr><td>1<td>Rà soát<tr><td>2<td>b</table></div></body>"
    );
    assert_eq!(fragments(&read(&page)).len(), 1);
}

#[test]
fn tables_that_lay_out_are_taken_apart() {
    let reading = read(
        "<table><tr><td><p>UBND TỈNH X</p><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></table>
         <table><tr><td><table><tr><td>TT<td>Việc<td>Hạn<tr><td>1<td>a<td>b</table></td></tr></table>
         <table><tr><td><b>Nơi nhận:</b><td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br><br><br>Nguyễn Văn A</table>",
    );
    let expected = [
        "UBND TỈNH X",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "Nguyễn Văn A",
    ];
    assert_eq!(paragraphs(&reading), expected);
    assert_eq!(rows(fragments(&reading)[0]), ["0:TT | 1:Việc | 2:Hạn", "0:1 | 1:a | 2:b"]);
}

#[test]
fn a_table_that_lays_out_a_page_is_taken_apart() {
    let menu = "<td><b>DANH MỤC</b><br><a href=1>Công báo</a><br><a href=2>Lịch công tác của lãnh đạo Ủy ban nhân dân tỉnh</a></td>";
    let rows_of = |n: usize| {
        (1..=n).map(|i| format!("<tr><td>{i}<td>Rà soát {i}<td>Sở Y tế<td>2026")).collect::<String>()
    };
    let plan = |n| {
        format!(
            "<td><h1>Kế hoạch</h1><p>KẾ HOẠCH</p><p>Ủy ban nhân dân tỉnh ban hành Kế hoạch sau đây:</p><p>I. NHIỆM VỤ</p>\
         <table><tr><td>TT<td>Việc<td>Chủ trì<td>Hạn{}</table><p>II. TỔ CHỨC THỰC HIỆN</p></td>",
            rows_of(n)
        )
    };
    let text = [
        "Kế hoạch",
        "KẾ HOẠCH",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch sau đây:",
        "I. NHIỆM VỤ",
        "II. TỔ CHỨC THỰC HIỆN",
    ];
    // beside a menu without weight, which goes with the frame
    let reading = read(&format!("<body><div>Đăng nhập</div><table><tr>{menu}{}</table></body>", plan(6)));
    assert_eq!(paragraphs(&reading), text);
    assert_eq!((fragments(&reading).len(), rows(fragments(&reading)[0]).len()), (1, 7));
    let codes: Vec<&str> = reading.diagnostics.iter().map(|d| d.code.name()).collect();
    assert_eq!(codes, ["page-frame-left-out"]);
    // beside text of weight, which stays
    let long = "Sở Tài chính chủ trì, phối hợp với các sở, ban, ngành triển khai thực hiện. ".repeat(5);
    let reading = read(&format!("<body><table><tr><td><p>{long}</p></td>{}</table></body>", plan(6)));
    assert_eq!(paragraphs(&reading).len(), text.len() + 1);
    assert_eq!((fragments(&reading).len(), rows(fragments(&reading)[0]).len()), (1, 7));
    // a task whose cell holds a table
    let inner = format!("<p>a</p><p>b</p><p>c</p><p>d</p><table>{}</table>", rows_of(5));
    let reading = read(&format!("<p>{long}</p><table><tr><td>TT<td>Việc<tr><td>1<td>{inner}</table>"));
    assert_eq!(rows(fragments(&reading)[0]).len(), 2);
    assert_eq!(reading.diagnostics[0].code.name(), "nested-table-flattened");
}

#[test]
fn lines_broken_by_hand_are_paragraphs_where_they_are_numbered() {
    let reading = read("<div>1. Mục đích<br>2. Yêu cầu<br>- một<br>- hai</div><p>một dòng<br>hai dòng</p>");
    assert_eq!(paragraphs(&reading), ["1. Mục đích", "2. Yêu cầu", "- một", "- hai", "một dòng\nhai dòng"]);
}

#[test]
fn looks_and_alignment_follow_tags_and_styles() {
    let reading =
        read("<p align=center style='font-weight: bold; font-size: 14pt'>KẾ HOẠCH</p><h2>I. MỤC ĐÍCH</h2>");
    let [model::Block::Paragraph(title), model::Block::Paragraph(heading)] = office::blocks(&reading) else {
        panic!("two paragraphs")
    };
    assert_eq!((title.alignment, title.style.bold, title.style.size), (model::Alignment::Center, true, 14.0));
    assert_eq!(heading.heading, Some(2));
}

#[test]
fn deleted_passages_go_and_struck_ones_stay() {
    let reading = read("<p>Ban hành <del>sai <b>xóa</b></del><ins>chương trình</ins> <s>cũ</s></p>");
    assert_eq!(paragraphs(&reading), ["Ban hành chương trình cũ"]);
    assert_eq!(reading.diagnostics[0].arguments, ["1", "1"]);
}

#[test]
fn marks_of_footnotes_go() {
    let reading = read(
        "<p>Sở Y tế<sup>1</sup>, diện tích 500 m<sup>2</sup>, năm 2026 <sup>(2)</sup></p>\
         <p><a href='#_ftn1'><sup>[1]</sup></a> Cơ quan thường trực<sup>th</sup></p>",
    );
    assert_eq!(paragraphs(&reading), ["Sở Y tế, diện tích 500 m2, năm 2026", "[1] Cơ quan thường trựcth"]);
    let note =
        reading.diagnostics.iter().find(|note| note.code == model::Code::NotationRead).expect("a note");
    assert_eq!(note.arguments, ["2", "1"]);
}
