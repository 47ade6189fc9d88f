//! The ways in which plans say who does what by when, each in an invented plan, read whole.

use model::{Party, Task};

use crate::plan::read;

/// A plan with these lines in its body, behind a letterhead of a province.
pub(crate) fn tasks(lines: &[&'static str]) -> Vec<Task> {
    let mut all = vec![
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÒA SƠN",
        "Số: 12/KH-UBND",
        "Hòa Sơn, ngày 10 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Phát triển thương mại điện tử năm 2026",
    ];
    all.extend(lines);
    read(&all).0.tasks
}

pub(crate) fn names(parties: &[Party]) -> Vec<&str> {
    parties.iter().map(|p| p.name.as_str()).collect()
}

/// One line a task, as a test wants to see it.
pub(crate) fn check_as(line: impl Fn(&Task) -> String, lines: &[&'static str], expected: &[&str]) {
    assert_eq!(tasks(lines).iter().map(line).collect::<Vec<_>>(), expected);
}

/// Who leads, who takes part, by when.
pub(crate) fn who_and_when(task: &Task) -> String {
    let due = task.due.map_or_else(String::new, |due| due.to_string());
    [names(&task.lead).join("; "), names(&task.coordinate).join("; "), due].join(" | ")
}

/// One line a task: id, who leads, who takes part, by when.
fn check(lines: &[&'static str], expected: &[&str]) {
    check_as(|task| [task.id.as_str(), &who_and_when(task)].join(" | "), lines, expected);
}

#[test]
fn roles_in_brackets_and_behind_the_sentence() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Rà soát văn bản (Sở Tư pháp chủ trì; thời gian hoàn thành: trước 30/9/2026).",
            "2. Niêm yết thủ tục. Đơn vị chủ trì: Sở Nội vụ; đơn vị phối hợp: các sở, ngành; thời gian: Quý I/2026.",
            "3. Nâng cấp cổng thông tin; giao Sở Khoa học và Công nghệ chủ trì thực hiện.",
            "4. Kiểm tra, giám sát: Thanh tra tỉnh chủ trì, phối hợp Sở Công Thương.",
            "5. Lập quy hoạch, do Sở Xây dựng chủ trì, hoàn thành trong tháng 6/2026.",
            "6. Đưa sản phẩm lên sàn (Sở Công Thương, Quý IV/2026).",
            "7. Tham mưu quy chế làm việc (Văn phòng Sở chủ trì, xong trước 15/10/2026).",
            "8. Xây dựng phần mềm (Sở Y tế chủ trì, phối hợp với Công an tỉnh, xong trong tháng 10/2026).",
            "9. Số hóa hồ sơ lưu trữ (Sở Nội vụ thực hiện, hoàn thành trước 30/11/2026).",
        ],
        &[
            "body/II/1 | Sở Tư pháp |  | 2026-09-29",
            "body/II/2 | Sở Nội vụ | Các sở, ngành | 2026-03-31",
            "body/II/3 | Sở Khoa học và Công nghệ |  | ",
            "body/II/4 | Thanh tra tỉnh | Sở Công Thương | ",
            "body/II/5 | Sở Xây dựng |  | 2026-06-30",
            "body/II/6 | Sở Công Thương |  | 2026-12-31",
            "body/II/7 | Văn phòng Sở |  | 2026-10-14",
            "body/II/8 | Sở Y tế | Công an tỉnh Hòa Sơn | 2026-10-31",
            "body/II/9 | Sở Nội vụ |  | 2026-11-29",
        ],
    );
}

#[test]
fn counted_tasks_with_labelled_lines() {
    check(
        &[
            "I. NHIỆM VỤ CHỦ YẾU",
            "1. Nhiệm vụ 1: Xây dựng khung dữ liệu",
            "Đơn vị chủ trì: Sở Khoa học và Công nghệ",
            "Thời hạn: Tháng 9/2026",
            "2. Nhiệm vụ 2: Đào tạo nhân lực",
            "Đơn vị chủ trì: Sở Nội vụ",
            "Đơn vị phối hợp: các đơn vị liên quan",
            "3. Tuyên truyền, phổ biến",
            "a. Nội dung: Tổ chức 02 hội nghị.",
            "b. Đơn vị thực hiện: Sở Công Thương.",
            "c. Thời gian thực hiện: Quý II/2026.",
            // A line that goes on to tell the item above it is part of it; behind its labels it opens another.
            "4. Chủ động tự kiểm tra các văn bản.",
            "- Nội dung: tập trung tự kiểm tra các vấn đề liên quan đến người dân.",
            "- Đơn vị thực hiện: Sở Y tế.",
            "- Thời gian thực hiện: Quý III/2026.",
            "- Nội dung: tổng hợp kết quả tự kiểm tra.",
            "- Đơn vị thực hiện: Sở Tư pháp.",
        ],
        &[
            "body/I/1 | Sở Khoa học và Công nghệ |  | 2026-09-30",
            "body/I/2 | Sở Nội vụ | Các đơn vị liên quan | ",
            "body/I/3/a | Sở Công Thương |  | 2026-06-30",
            "body/I/4#1 | Sở Y tế |  | 2026-09-30",
            "body/I/4#2 | Sở Tư pháp |  | ",
        ],
    );
}

#[test]
fn details_of_a_dashed_task() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Bảo đảm an ninh",
            "- Công an tỉnh: mở đợt cao điểm.",
            "+ Phối hợp tuần tra ban đêm;",
            "+ Sở Y tế trực cấp cứu.",
            "- Rà soát phương án.",
            "+ Lập danh sách.",
            "2. Trang trí",
            "- Sở Xây dựng: trang trí đường hoa.",
        ],
        &[
            "body/I/1#1 | Công an tỉnh Hòa Sơn |  | ",
            "body/I/1#2 | Công an tỉnh Hòa Sơn |  | ",
            // A body that is known whole leads, whatever it is told to do, and not the one above it.
            "body/I/1#3 | Sở Y tế |  | ",
            "body/I/1#4 |  |  | ",
            "body/I/1#5 |  |  | ",
            "body/I/2#1 | Sở Xây dựng |  | ",
        ],
    );
}

#[test]
fn a_label_outweighs_the_heading() {
    check(
        &["I. NHIỆM VỤ", "1. Sở Y tế", "- Rà soát danh mục dự án.", "- Chủ trì: Sở Nội vụ."],
        &["body/I/1#1 | Sở Nội vụ |  | "],
    );
}

#[test]
fn groups_above_names_that_nobody_knows() {
    check(
        &[
            "I. NHIỆM VỤ CỦA CÁC PHÒNG, ĐƠN VỊ",
            "1. Ban Kỹ thuật - Sản xuất (BKTSX)",
            "- Rà soát phương án, hoàn thành trước 31/3/2026.",
            "2. Xây dựng kế hoạch.",
            "3. Chi cục Thủy lợi và Phòng, chống thiên tai chủ trì kiểm tra đê điều.",
        ],
        &[
            "body/I/1#1 | Ban Kỹ thuật - Sản xuất |  | 2026-03-30",
            "body/I/2 | Các phòng, đơn vị |  | ",
            "body/I/3 | Chi cục Thủy lợi và Phòng, chống thiên tai |  | ",
        ],
    );
}

#[test]
fn persons_and_organs() {
    check(
        &[
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Giao đồng chí Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo.",
            "2. Đ/c Trần Thị Mai - Chuyên viên: tổng hợp, báo cáo.",
            "3. Các ban, cơ quan của Tỉnh ủy xây dựng kế hoạch trước ngày 30/4/2026.",
            "4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội giám sát việc thực hiện.",
        ],
        &[
            "body/III/1 | đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh Hòa Sơn |  | ",
            "body/III/2 | Đ/c Trần Thị Mai - Chuyên viên |  | ",
            "body/III/3 | Các ban, cơ quan của Tỉnh ủy |  | 2026-04-29",
            "body/III/4 | Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hòa Sơn; Các tổ chức chính trị - xã hội |  | ",
        ],
    );
}

#[test]
fn conclusions_and_programmes_of_work() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Đồng ý chủ trương đầu tư Trạm bơm. Ban Quản lý dự án hoàn thiện hồ sơ trong quý I/2026.",
            "2. Đối với vướng mắc về vật liệu: Sở Xây dựng khẩn trương hướng dẫn, trước 20/9/2026.",
            "3. Giao đồng chí Phạm Văn Lâm, Phó Tổng Giám đốc, trực tiếp chỉ đạo chống thất thoát.",
            "4. Kế hoạch gọi công dân nhập ngũ năm 2027 (Ban Chỉ huy Quân sự tỉnh).",
            "5. Công nhận gia đình văn hóa. Cơ quan trình: Sở Nội vụ. Thời gian trình: Tháng 12/2026.",
            "6. Hoàn thành quyết toán quý III trước 10/10/2026.",
            "7. Báo cáo 6 tháng trước ngày 10/6/2026; báo cáo năm trước ngày 10/12/2026.",
            "8. Ngày 05/4/2026: Các cơ sở Đoàn gửi báo cáo tổng kết.",
        ],
        &[
            "body/II/1 | Ban Quản lý dự án |  | 2026-03-31",
            "body/II/2 | Sở Xây dựng |  | 2026-09-19",
            "body/II/3 | đồng chí Phạm Văn Lâm, Phó Tổng Giám đốc |  | ",
            "body/II/4 | Ban Chỉ huy Quân sự tỉnh Hòa Sơn |  | ",
            "body/II/5 | Sở Nội vụ |  | 2026-12-31",
            "body/II/6 |  |  | 2026-10-09",
            "body/II/7 |  |  | 2026-12-09",
            "body/II/8 | Các cơ sở Đoàn |  | 2026-04-05",
        ],
    );
}

#[test]
fn labels_of_all_of_it_and_of_one_item() {
    check(
        &[
            "I. THỜI GIAN, ĐỊA ĐIỂM",
            "- Thời gian: Từ ngày 01/3/2026 đến ngày 31/3/2026.",
            "- Địa điểm: Tại các xã, phường.",
            "II. NỘI DUNG",
            "1. Trồng mới 5.000 cây xanh",
            "+ Chỉ tiêu: Mỗi xã trồng ít nhất 200 cây.",
            "+ Đơn vị thực hiện: Sở Nội vụ chủ trì; Sở Y tế, Sở Tài chính phối hợp.",
            "+ Thời gian hoàn thành: Trước 26/3/2026.",
        ],
        &["body/II/1 | Sở Nội vụ | Sở Y tế; Sở Tài chính | 2026-03-25"],
    );
}

#[test]
fn the_end_of_a_plan_belongs_to_its_section() {
    check(
        &[
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Sở Y tế: Rà soát danh mục thiết bị.",
            "2. Sở Nội vụ theo dõi, đôn đốc việc thực hiện.",
            "Trên đây là Kế hoạch, yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.",
        ],
        &[
            "body/III/1 | Sở Y tế |  | ",
            "body/III/2 | Sở Nội vụ |  | ",
            "body/III#1 | Các cơ quan, đơn vị |  | ",
        ],
    );
}

#[test]
fn an_office_is_that_of_the_body_above_it() {
    let lines = ["UBND TỈNH HÒA SƠN", "VĂN PHÒNG", "Số: 88/TB-VPUBND", "THÔNG BÁO", "Kết luận cuộc họp"];
    let issuer = read(&lines).0.document.issuer.expect("an issuer");
    assert_eq!(
        (issuer.raw.as_str(), issuer.name.as_str()),
        ("VĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Hòa Sơn")
    );
}

#[test]
fn an_official_letter_says_so() {
    let letter = read(&[
        "ỦY BAN NHÂN DÂN HUYỆN MƯỜNG PHA",
        "Số: 1520/UBND-NN",
        "V/v triển khai phòng, chống dịch",
        "Mường Pha, ngày 12 tháng 7 năm 2024",
        "Kính gửi: UBND các xã, thị trấn.",
        "1. Đài Truyền thanh - Truyền hình huyện tuyên truyền về dịch bệnh.",
        "2. UBND các xã, thị trấn",
        "2.1. Thống kê đàn lợn, báo cáo trước 15h00 ngày 18/7/2024.",
        "Yêu cầu Thủ trưởng các phòng, ban khẩn trương thực hiện./.",
    ])
    .0;
    assert_eq!(letter.document.kind.map(|k| k.code).as_deref(), Some("CV"));
    let found: Vec<_> =
        letter.tasks.iter().map(|t| (names(&t.lead).join("; "), t.due.map(|d| d.to_string()))).collect();
    let expected = [
        ("Đài Truyền thanh - Truyền hình huyện Mường Pha", None),
        ("Ủy ban nhân dân các xã, thị trấn", Some("2024-07-18")),
        ("Thủ trưởng các phòng, ban", None),
    ];
    assert_eq!(found, expected.map(|(lead, due)| (lead.to_owned(), due.map(str::to_owned))));
}

#[test]
fn a_body_with_its_place_is_whole_before_what_it_does() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Trung tâm Kiểm soát bệnh tật tỉnh xây dựng bản đồ dịch tễ.",
            "2. Bệnh viện đa khoa tỉnh là tuyến cuối tiếp nhận bệnh nhân nặng.",
            "Trên đây là Kế hoạch của Sở Y tế./.",
        ],
        &["body/II/1 | Trung tâm Kiểm soát bệnh tật tỉnh |  | ", "body/II/2 | Bệnh viện Đa khoa tỉnh |  | "],
    );
}

#[test]
fn a_level_word_with_another_mark_names_the_same_body() {
    let found = tasks(&[
        "I. NHIỆM VỤ",
        "1. UBND huyên Sơn Dương chủ trì, phối hợp với Phòng Nội vu rà soát quy hoạch chi tiết.",
        "2. Tổ chức tập huấn cho cán bộ thôn bản trong toàn huyện.",
        "- Cơ quan chủ trì: UBND xa Tân Lập.",
        "- Cơ quan phối hợp: Công an tỉnh.",
    ]);
    let [first, second] = found.as_slice() else { panic!("{} tasks", found.len()) };
    assert_eq!(names(&first.lead), ["Ủy ban nhân dân huyện Sơn Dương"]);
    assert_eq!(first.lead[0].raw, "UBND huyên Sơn Dương");
    assert_eq!(names(&second.lead), ["Ủy ban nhân dân xã Tân Lập"]);
    assert_eq!(second.lead[0].raw, "UBND xa Tân Lập");
    let notes = |task: &Task| task.repairs.iter().filter(|r| r.rule == "spelling").count();
    // The level and the division in the one, the level in the other.
    assert_eq!((notes(first), notes(second)), (2, 1));
    assert!(first.confidence.get() < 0.95 && second.confidence.get() < 0.95);
}

#[test]
fn divisions_by_a_letter_and_stations_in_sentences() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Giao P. TCKH bố trí kinh phí; thời gian: Quý II/2026.",
            "2. P. Tư pháp rà soát văn bản, xong trước ngày 30/4/2026.",
            "3. Trung tâm VHTT, Đài Truyền thanh huyện đăng tin, bài về chuyển đổi số.",
        ],
        &[
            "body/I/1 | Phòng Tài chính - Kế hoạch |  | 2026-06-30",
            "body/I/2 | Phòng Tư pháp |  | 2026-04-29",
            "body/I/3 | Trung tâm VHTT; Đài Truyền thanh huyện |  | ",
        ],
    );
}
