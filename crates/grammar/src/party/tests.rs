#![allow(
    clippy::string_slice,
    clippy::print_stdout,
    reason = "cuts at blanks of texts that are written here; a figure for who reads the test"
)]
mod houses;
mod levels;
mod names;
mod organs;
mod places;

use super::*;
use crate::Closure;
use model::Party;

/// Names; a group's is marked by a star.
fn check(text: &str, want: &[&str]) {
    check_in(&Context::default(), text, want);
}

fn check_in(context: &Context, text: &str, want: &[&str]) {
    let have: Vec<_> = read_list(text, context)
        .into_iter()
        .map(|p| if p.collective { format!("*{}", p.name) } else { p.name.into() })
        .collect();
    assert_eq!(have, want, "{text}");
}

fn issuer(place: &str, level: PartyLevel, issued_on: &str) -> Context {
    let issuer = Party {
        raw: "UBND".into(),
        name: "Ủy ban nhân dân".into(),
        id: "ubnd".into(),
        kind: PartyKind::PeoplesCommittee,
        level,
        place: Some(place.into()),
        collective: false,
    };
    Context { issued_on: issued_on.parse().ok(), issuer: Some(issuer) }
}

#[test]
fn groups_are_their_own_kind() {
    check(
        "Các Sở, ban, ngành có liên quan; UBND huyện, thành phố",
        &["*Các sở, ban, ngành có liên quan", "*Ủy ban nhân dân các huyện, thành phố"],
    );
    check("Các cơ quan, xã, thị trấn", &["*Các cơ quan", "*Ủy ban nhân dân các xã, thị trấn"]);
    check("các địa phương Bắc Ninh, An Giang", &["*Các địa phương Bắc Ninh, An Giang"]);
    check("Địa phương được lựa chọn", &["*Các địa phương được lựa chọn"]);
    check("UBND cấp xã", &["*Ủy ban nhân dân cấp xã"]);
}

#[test]
fn in_a_sentence_a_body_ends_where_its_work_begins() {
    for (text, want) in [
        (
            "phối hợp với Trung tâm Kiểm soát bệnh tật tỉnh xây dựng bản đồ",
            "Trung tâm Kiểm soát bệnh tật tỉnh",
        ),
        ("phối hợp với Bệnh viện đa khoa tỉnh là tuyến cuối", "Bệnh viện đa khoa tỉnh"),
        (
            "phối hợp với các tổ chức chính trị - xã hội trong công tác tuyên truyền",
            "các tổ chức chính trị - xã hội",
        ),
        (
            "phối hợp với các sở, ngành và chính quyền địa phương trong quản lý đất đai",
            "các sở, ngành và chính quyền địa phương",
        ),
        ("phối hợp với Sở Tài chính tại Văn bản số 12/STC-NS", "Sở Tài chính"),
        ("phối hợp với chính quyền địa phương kiểm tra việc sử dụng", "chính quyền địa phương"),
        ("phối hợp với cấp ủy, chính quyền cơ sở rà soát", "cấp ủy, chính quyền cơ sở"),
    ] {
        let (range, _) = coordinating(text, &Context::default()).unwrap_or_default();
        assert_eq!(text.get(range), Some(want), "{text}");
    }
}

#[test]
fn clauses_are_no_bodies() {
    check(
        "UBND các xã, phường trực tiếp triển khai tại địa bàn Sở Khoa học và Công nghệ triển khai hệ thống, hạ tầng.",
        &["*Ủy ban nhân dân các xã, phường", "Sở Khoa học và Công nghệ"],
    );
    check("Đề nghị phối hợp với các Bộ, ngành liên quan", &["*Các bộ, ngành liên quan"]);
    check("KH số 08 ngày 08/01/2021 của UBND huyện", &[]);
    check("", &[]);
}

#[test]
fn letters_stand_for_units_behind_bodies_of_every_level() {
    check(
        "UBND H. Sơn Dương, Công an X. Tân Lập; UBND TT. Vĩnh Lộc",
        &["Ủy ban nhân dân huyện Sơn Dương", "Công an xã Tân Lập", "Ủy ban nhân dân thị trấn Vĩnh Lộc"],
    );
}

#[test]
fn offices_and_divisions_by_their_letters() {
    for (text, want) in [
        ("P. Giám đốc Sở Y tế", "Phó Giám đốc Sở Y tế"),
        ("PCT UBND tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Phó CT UBND xã Tân Lập", "Phó Chủ tịch Ủy ban nhân dân xã Tân Lập"),
        ("CT.HĐND xã", "Chủ tịch Hội đồng nhân dân xã"),
        ("P. Tư pháp", "Phòng Tư pháp"),
        ("P.TCKH", "Phòng Tài chính - Kế hoạch"),
    ] {
        let found = read_list(text, &Context::default());
        let names: Vec<(&str, &str)> = found.iter().map(|p| (p.raw.as_str(), p.name.as_str())).collect();
        assert_eq!(names, [(text, want)]);
        assert_eq!(closure(text), Closure::Whole, "{text}");
    }
}

#[test]
fn the_issuer_says_which_one() {
    let district = issuer("huyện Sơn Dương", PartyLevel::District, "2021-10-18");
    check_in(&district, "UBND huyện", &["Ủy ban nhân dân huyện Sơn Dương"]);
    let found = read_list("Chi cục Thuế", &district);
    assert_eq!((found[0].level, found[0].place.as_deref()), (PartyLevel::District, Some("huyện Sơn Dương")));
    let same = |a: &str, b: &str| assert_eq!(read_list(a, &district)[0].id, read_list(b, &district)[0].id);
    same("UBND huyện", "Uỷ ban nhân dân huyện Sơn Dương");
    same("Phòng TNMT", "Phòng Tài nguyên và môi trường");
}

#[test]
fn the_day_says_which_level() {
    let commune = issuer("xã Sơn Nam", PartyLevel::Commune, "2025-10-01");
    assert_eq!(read_list("Phòng Kinh tế, Hạ tầng và Đô thị", &commune)[0].level, PartyLevel::Commune);
    let city = issuer("thành phố Hà Nội", PartyLevel::Province, "2026-01-15");
    let found = read_list("Công an Thành phố", &city);
    assert_eq!((found[0].level, found[0].name.as_str()), (PartyLevel::Province, "Công an thành phố Hà Nội"));
}

#[test]
fn wordings_of_many_places() {
    check("Đảng ủy, UBND xã", &["Đảng ủy", "Ủy ban nhân dân xã"]);
    check("Tổ công tác Đề án 06 tỉnh", &["Tổ công tác Đề án 06 tỉnh"]);
    check("Tổ công tác về giải ngân vốn đầu tư công", &["Tổ công tác về giải ngân vốn đầu tư công"]);
    check("UBND các phường, xã, đặc khu", &["*Ủy ban nhân dân các phường, xã, đặc khu"]);
    check("Sở GTVT, Sở TN&MT (nay là Sở NN&MT)", &["Sở Giao thông vận tải", "Sở Tài nguyên và Môi trường"]);
    check("Các bộ: Tài chính, Công an, Quốc phòng", &["Bộ Tài chính", "Bộ Công an", "Bộ Quốc phòng"]);
    check("Bộ, cơ quan, địa phương", &["*Các bộ, cơ quan, địa phương"]);
    check("Tập đoàn Điện lực Việt Nam (EVN)", &["Tập đoàn Điện lực Việt Nam"]);
    check("NHNN chi nhánh Khu vực 5", &["Ngân hàng Nhà nước Khu vực 5"]);
    check("UBND quận 1, quận 3", &["Ủy ban nhân dân quận 1", "Ủy ban nhân dân quận 3"]);
    check("Bộ CHQS tỉnh", &["Bộ Chỉ huy Quân sự tỉnh"]);
    check("BQL các KCN tỉnh", &["Ban Quản lý các Khu công nghiệp tỉnh"]);
    check("Trung tâm PVHCC các xã, phường", &["*Trung tâm Phục vụ hành chính công các xã, phường"]);
    check("Chủ trì: Sở Y tế; Phối hợp: Sở Tài chính", &["Sở Y tế", "Sở Tài chính"]);
    check("Các cơ quan tham mưu, giúp việc Tỉnh ủy", &["*Các cơ quan tham mưu, giúp việc Tỉnh ủy"]);
    check("Đề nghị UBMTTQVN tỉnh", &["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]);
    check("Sở Tài chính chủ trì, Sở Nội vụ phối hợp", &["Sở Tài chính", "Sở Nội vụ"]);
    let found = read_list("Thuế Hà Nội", &Context::default());
    assert_eq!(found[0].level, PartyLevel::Province);
}

/// Whole cells, cut between any two words: only where the left half ends a list item are both halves whole.
#[test]
fn cells_torn_between_two_words() {
    let cells = [
        "Sở Nông nghiệp và Môi trường",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Giáo dục và Đào tạo",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Ngân hàng Nhà nước Việt Nam",
        "Viện kiểm sát nhân dân tỉnh",
        "Ủy ban nhân dân huyện Sơn Dương",
        "Các sở, ban, ngành có liên quan",
        "UBND các xã, phường, đặc khu",
        "Văn phòng UBND tỉnh; các đơn vị liên quan",
    ];
    let (mut cuts, mut seen, mut both) = (0, 0, Vec::new());
    for cell in cells {
        assert_eq!(closure(cell), Closure::Whole, "{cell}");
        for (at, _) in cell.match_indices(' ') {
            let (head, tail) = (cell[..at].trim(), cell[at..].trim());
            let (left, right) = (closure(head), closure(tail));
            let torn = left == Closure::Open || right == Closure::Tail;
            let between = head.ends_with(';');
            if !between && left == Closure::Whole && right == Closure::Whole {
                both.push((head, tail));
            }
            cuts += usize::from(!between);
            seen += usize::from(torn && !between);
        }
    }
    assert!(both.is_empty(), "both halves seem whole: {both:?}");
    println!("{seen} of {cuts} cuts are seen");
    assert!(seen * 100 >= cuts * 80, "{seen} of {cuts}");
}

#[test]
fn closures() {
    for (cell, want) in [
        ("Sở Nông nghiệp", Closure::Open),
        ("Sở Giáo dục và", Closure::Open),
        ("UBND huyện, thành", Closure::Open),
        ("Các Sở, ban, ngành có", Closure::Open),
        ("Các Sở, ban, ngành có liên quan; UBND", Closure::Open),
        ("Bộ Công an, Bộ", Closure::Open),
        ("và PTNT", Closure::Tail),
        ("Đào tạo", Closure::Tail),
        ("phố", Closure::Tail),
        ("Công nghệ", Closure::Tail),
        ("huyện, thành phố", Closure::Tail),
        ("liên quan; UBND huyện, thành phố", Closure::Tail),
        ("Đào tạo Sở Khoa học và Công nghệ", Closure::Tail),
        ("Sở Nông nghiệp và PTNT", Closure::Whole),
        ("Cơ quan Tổ chức - Nội vụ;", Closure::Whole),
        ("Các cơ quan liên quan; các xã, thị trấn", Closure::Whole),
        ("QĐ 358 ngày 23/6/2021 của UBND huyện", Closure::Whole),
        ("Sở Giáo dục và Đào tạo Sở Khoa học và Công nghệ", Closure::Unknown),
        ("Xây dựng kế hoạch", Closure::Unknown),
        ("", Closure::Unknown),
    ] {
        assert_eq!(closure(cell), want, "{cell}");
    }
}

#[test]
fn fused_cells_are_cut_where_both_sides_close() {
    let fused = "Đào tạo Sở Khoa học và Công nghệ";
    assert_eq!(crate::closure::cuts("Sở Giáo dục và", fused, closure), ["Đào tạo".len()]);
}

fn check_leading(sentence: &str, want: &[&str]) {
    let found = leading(sentence, &Context::default());
    let have: Vec<_> = found.iter().flat_map(|(_, parties)| parties.iter().map(|p| p.raw.as_str())).collect();
    assert_eq!(have, want, "{sentence}");
}

#[test]
fn leading_bodies() {
    check_leading("Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát.", &["Sở Y tế"]);
    check_leading(
        "Sở Tài chính, Ủy ban nhân dân huyện Na Hang theo chức năng thực hiện.",
        &["Sở Tài chính", "Ủy ban nhân dân huyện Na Hang"],
    );
    check_leading(
        "- Ban Điều phối các dự án vốn nước ngoài: Tham mưu.",
        &["Ban Điều phối các dự án vốn nước ngoài"],
    );
    check_leading(
        "Các sở, ban, ngành, cơ quan, đơn vị liên quan của tỉnh tích cực phối hợp.",
        &["Các sở, ban, ngành, cơ quan, đơn vị liên quan của tỉnh"],
    );
    check_leading(
        "Giám đốc các Sở, Thủ trưởng các ban, ngành, Chủ tịch UBND huyện, thành phố xây dựng Kế hoạch.",
        &["Giám đốc các Sở", "Thủ trưởng các ban, ngành", "Chủ tịch UBND huyện, thành phố"],
    );
    check_leading("Căn cứ Kế hoạch này, Chủ tịch UBND tỉnh chỉ đạo.", &["Chủ tịch UBND tỉnh"]);
    check_leading(
        "Các cơ quan, đơn vị liên quan cài đặt ứng dụng cho người dân.",
        &["Các cơ quan, đơn vị liên quan"],
    );
    check_leading("Báo Tuyên Quang xây dựng chuyên trang, chuyên mục.", &["Báo Tuyên Quang"]);
    check_leading("1.2. Sở Kế hoạch và Đầu tư", &["Sở Kế hoạch và Đầu tư"]);
}

#[test]
fn what_only_looks_like_a_body() {
    for sentence in [
        "Ban hành Kế hoạch triển khai của Sở Y tế.",
        "Tổ chức thực hiện các nhiệm vụ được giao.",
        "Phòng, chống thiên tai và tìm kiếm cứu nạn.",
        "Bộ máy hành chính được sắp xếp.",
        "Hội nghị tổng kết của UBND tỉnh.",
        "Xã hội hóa các nguồn lực.",
        "Công nghệ thông tin được ứng dụng.",
        "",
    ] {
        check_leading(sentence, &[]);
    }
}

#[test]
fn who_approves_and_who_watches() {
    let found = roles(
        "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc, trình Chủ tịch UBND tỉnh xem xét.",
        &Context::default(),
    );
    assert_eq!(found.monitor[0].raw, "Văn phòng UBND tỉnh");
    assert_eq!(found.approve[0].raw, "Chủ tịch UBND tỉnh");
}

#[test]
fn never_panics() {
    for text in [
        "(",
        ")",
        ",,,",
        "Sở",
        "và",
        "các",
        "UBND các",
        "TP.",
        "T.P",
        "- - -",
        "Phòng TCKH,",
        "\u{1}",
        "Đ/c",
        "15/",
    ] {
        let _ = (
            read_list(text, &Context::default()),
            closure(text),
            leading(text, &Context::default()),
            roles(text, &Context::default()),
        );
    }
}

#[test]
fn who_signs_or_recognises_decides() {
    for (text, want) in [
        // Who it is, is not told.
        ("Sở Y tế trình cấp có thẩm quyền phê duyệt.", None),
        ("Sở Y tế trình Giám đốc Sở ký ban hành.", Some("Giám đốc Sở")),
        ("Sở Y tế trình UBND tỉnh công nhận xã đạt chuẩn.", Some("UBND tỉnh")),
        ("UBND xã công nhận gia đình văn hóa.", None),
        ("Sở Y tế trình bày tham luận, báo cáo UBND tỉnh kết quả công nhận.", None),
        // Who is shown it decides, where a name says so and nothing goes on with it.
        ("Sở Y tế xây dựng Đề án, trình UBND tỉnh trong Quý IV/2025.", Some("UBND tỉnh")),
        ("Sở Y tế trình Ban Thường vụ Tỉnh ủy trước ngày 15/12.", Some("Ban Thường vụ Tỉnh ủy")),
        ("Xây dựng Đề án, trình Bộ trưởng trước ngày 30 tháng 9 năm 2026.", Some("Bộ trưởng")),
        ("Sở Y tế xin ý kiến UBND tỉnh.", Some("UBND tỉnh")),
        ("Sở Y tế tham mưu, đề xuất UBND tỉnh xem xét, quyết định.", Some("UBND tỉnh")),
        ("Sở Y tế báo cáo, đề xuất UBND tỉnh các giải pháp.", None),
        ("Sở Y tế báo cáo Thường trực Tỉnh ủy kết quả thực hiện.", None),
        ("Sở Y tế báo cáo UBND tỉnh trước ngày 15/12/2025.", None),
        ("Sở Y tế trình các cơ quan có thẩm quyền phê duyệt.", None),
        ("Sở Y tế trình cấp thẩm quyền.", None),
        ("Trung tâm trình UBND cùng cấp.", None),
        ("Trình Hội đồng TĐKT xét khen thưởng trước 15/01/2026.", None),
        ("Thực hiện các chương trình UBND tỉnh ban hành.", None),
        ("Thực hiện theo quy trình Bộ Y tế.", None),
    ] {
        let found = roles(text, &Context::default());
        assert_eq!(found.approve.first().map(|p| p.raw.as_str()), want, "{text}");
    }
}

#[test]
fn a_stranger_before_what_is_known_has_its_head() {
    check("Các Sở: Lao động, Nội vụ, Y tế", &["Sở Lao động", "Sở Nội vụ", "Sở Y tế"]);
    check("Các Sở, ngành: Kinh tế đối ngoại, Nội vụ", &["Sở Kinh tế đối ngoại", "Sở Nội vụ"]);
    check("Các Sở: Tài chính, Nội vụ", &["Sở Tài chính", "Sở Nội vụ"]);
    check("Các sở, ban, ngành", &["*Các sở, ban, ngành"]);
}
