//! How names are written, go on, and share heads and places.

use super::*;

#[test]
fn names_hold_their_separators() {
    check("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", &["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]);
    check("Sở Lao động, thương binh và Xã hội", &["Sở Lao động - Thương binh và Xã hội"]);
    check(
        "Trung tâm Văn nghệ, Báo chí và Sách; Sở Y tế",
        &["Trung tâm Văn nghệ, Báo chí và Sách", "Sở Y tế"],
    );
    check("Văn phòng HĐND và UBND huyện", &["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"]);
    check("Bộ Khoa học và Công nghệ và các địa phương", &["Bộ Khoa học và Công nghệ", "*Các địa phương"]);
}

#[test]
fn names_in_capitals_are_written_as_in_a_sentence() {
    check("CỤC AN TOÀN THỰC PHẨM", &["Cục An toàn thực phẩm"]);
    check("BCĐ LIÊN NGÀNH VỀ ATTP", &["Ban Chỉ đạo liên ngành về ATTP"]);
    check("ỦY BAN BẦU CỬ TỈNH PHÚ THỌ", &["Ủy ban Bầu cử tỉnh Phú Thọ"]);
    check("TCT 06 tỉnh; Tổ công tác Đề án 06", &["Tổ công tác 06 tỉnh", "Tổ công tác Đề án 06"]);
}

#[test]
fn short_forms_are_written_out() {
    check("Sở TN&MT", &["Sở Tài nguyên và Môi trường"]);
    check("Sở VH, TT&DL, Sở Y tế", &["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]);
    check("Sở VH,TT và DL", &["Sở Văn hóa, Thể thao và Du lịch"]);
    check(
        "Đảng ủy, UBND và MTTQ xã",
        &["Đảng ủy", "Ủy ban nhân dân xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"],
    );
    check("Trường TH Lê Lợi", &["Trường Tiểu học Lê Lợi"]);
    check("Trường TH&THCS Lê Lợi", &["Trường Tiểu học và THCS Lê Lợi"]);
    check("Sở Nông nghiệp & PTNT", &["Sở Nông nghiệp và Phát triển nông thôn"]);
    check("Bộ LĐ-TB&XH, Bộ TT&TT", &["Bộ Lao động - Thương binh và Xã hội", "Bộ Thông tin và Truyền thông"]);
    check("BTV Huyện uỷ/ UBND huyện", &["Ban Thường vụ Huyện ủy", "Ủy ban nhân dân huyện"]);
    check(
        "VTV, VOV, TTXVN",
        &["Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam"],
    );
}

#[test]
fn short_forms_of_divisions_and_branches() {
    check("P. HCQT, P. TCCB", &["Phòng Hành chính - Quản trị", "Phòng Tổ chức cán bộ"]);
    check("P. CTSV, P. QLCL", &["Phòng CTSV", "Phòng QLCL"]);
    check("P. TCKH", &["Phòng Tài chính - Kế hoạch"]);
    check(
        "CN NHCSXH tỉnh; Phòng giao dịch NHCSXH huyện",
        &["Ngân hàng Chính sách xã hội tỉnh", "Phòng giao dịch Ngân hàng Chính sách xã hội huyện"],
    );
    check("BTT UBMTTQVN phường", &["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường"]);
    check("BTT MTTQ tỉnh", &["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]);
    check("TYT xã; TYT phường, xã", &["Trạm Y tế xã", "*Trạm Y tế các phường, xã"]);
}

#[test]
fn one_body_and_many() {
    check("Ban Quản lý chợ", &["Ban Quản lý chợ"]);
    check("Ban Quản lý công trình công cộng; Sở Y tế", &["Ban Quản lý công trình công cộng", "Sở Y tế"]);
    check("các Ban Quản lý dự án", &["*Các ban quản lý dự án"]);
    check(
        "Các hội: Nông dân, Phụ nữ, Cựu chiến binh",
        &["Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh"],
    );
    check("Các hội, đoàn thể", &["*Các hội, đoàn thể"]);
    check(
        "Bộ, cơ quan ngang Bộ, Ủy ban nhân dân cấp tỉnh",
        &["*Các bộ, cơ quan ngang Bộ", "*Ủy ban nhân dân cấp tỉnh"],
    );
    check(
        "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
        &["*Các bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ"],
    );
    check("Công chức Tư pháp - Hộ tịch; Sở Y tế", &["Công chức Tư pháp - Hộ tịch", "Sở Y tế"]);
}

#[test]
fn regions_have_roman_numbers() {
    check(
        "Kho bạc Nhà nước khu vực VI, Thuế khu vực XI",
        &["Kho bạc Nhà nước khu vực VI", "Thuế khu vực XI"],
    );
    check("UBND xã VI NGAI, Sở Y tế", &["Ủy ban nhân dân xã Vi Ngai", "Sở Y tế"]);
}

#[test]
fn schools_in_capitals() {
    check("TRƯỜNG THPT NGUYỄN TRÃI", &["Trường THPT Nguyễn Trãi"]);
    check("TRƯỜNG MẦM NON HOA SEN", &["Trường Mầm non Hoa Sen"]);
}

#[test]
fn heads_and_places_go_on() {
    check(
        "Phòng TCKH, TNMT, cơ quan liên quan",
        &["Phòng Tài chính - Kế hoạch", "Phòng Tài nguyên và Môi trường", "*Các cơ quan liên quan"],
    );
    check("UBND huyện Na Hang, Hàm Yên", &["Ủy ban nhân dân huyện Na Hang", "Ủy ban nhân dân huyện Hàm Yên"]);
    check(
        "UBND huyện Yên Sơn và TP. Tuyên Quang",
        &["Ủy ban nhân dân huyện Yên Sơn", "Ủy ban nhân dân thành phố Tuyên Quang"],
    );
    check("Các Sở: Tài chính, Nội vụ; Sở Y tế", &["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]);
    check("Bộ Tư pháp, Công an", &["Bộ Tư pháp", "Bộ Công an"]);
    check("UBND các xã: Hồng Lạc, Sơn Nam", &["Ủy ban nhân dân xã Hồng Lạc", "Ủy ban nhân dân xã Sơn Nam"]);
}

#[test]
fn what_stands_behind_a_noun_says_what_it_is() {
    check("các tổ chức thành viên của Mặt trận", &["*Các tổ chức thành viên của Mặt trận"]);
    check("Tổ chức hội thi", &["Tổ chức hội thi"]);
    check("Các cơ quan khối nội chính", &["*Các cơ quan khối nội chính"]);
    check("chính quyền địa phương", &["*Chính quyền địa phương"]);
    check("Các sở ngành, cơ quan đơn vị", &["*Các sở, ngành, cơ quan, đơn vị"]);
    check(
        "Thường trực Hội đồng Dân tộc, các Ủy ban của Quốc hội",
        &["Thường trực Hội đồng Dân tộc", "*Các ủy ban của Quốc hội"],
    );
    check("Nhân dân trên địa bàn xã", &["*Nhân dân trên địa bàn xã"]);
    check("Trạm Y tế xã, trường học trên địa bàn", &["Trạm Y tế xã", "*Các trường học trên địa bàn"]);
    check("các sở, ngành, địa phương (phối hợp)", &["*Các sở, ngành, địa phương"]);
    check("Công an các đơn vị, địa phương", &["*Công an các đơn vị, địa phương"]);
    check(
        "Các tỉnh, thành phố trực thuộc TW",
        &["*Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"],
    );
}

#[test]
fn bodies_of_schools_hospitals_and_unions() {
    check("Công đoàn ngành Giáo dục", &["Công đoàn ngành Giáo dục"]);
    check("Công đoàn ngành; Công đoàn cơ sở", &["Công đoàn ngành", "Công đoàn cơ sở"]);
    check("Ban Tổ chức - Tuyên giáo", &["Ban Tổ chức - Tuyên giáo"]);
    check("Ban Tuyên giáo - Nữ công", &["Ban Tuyên giáo - Nữ công"]);
    check("Bệnh viện Đa khoa Trung ương Cần Thơ", &["Bệnh viện Đa khoa Trung ương Cần Thơ"]);
    check("Phòng Kế hoạch tổng hợp, Phòng KHTH", &["Phòng Kế hoạch tổng hợp", "Phòng Kế hoạch tổng hợp"]);
    check("Trưởng các khoa, phòng", &["*Trưởng các khoa, phòng"]);
    check("Các hiệp hội ngành hàng", &["*Các hiệp hội ngành hàng"]);
    check("Các xí nghiệp trực thuộc", &["*Các xí nghiệp trực thuộc"]);
}

#[test]
fn places_in_lines_of_capitals() {
    check("HUYỆN ỦY TÂN LẬP", &["Huyện ủy Tân Lập"]);
    check("HUYỆN ĐOÀN MAI PHÚ", &["Huyện đoàn Mai Phú"]);
    check("TỈNH ỦY BẮC NINH", &["Tỉnh ủy Bắc Ninh"]);
}

#[test]
fn several_kinds_of_places_behind_a_head() {
    check("Đoàn xã, thị trấn", &["*Đoàn các xã, thị trấn"]);
    check("Các đảng ủy xã, thị trấn; chi bộ", &["*Các đảng ủy xã, thị trấn", "Chi bộ"]);
    check("chi bộ, đảng bộ cơ sở trực thuộc", &["Chi bộ", "Đảng bộ cơ sở"]);
}

#[test]
fn persons_addressed_by_their_office() {
    check("Đ/c Phó Chủ tịch Thường trực HĐND tỉnh", &["Đ/c Phó Chủ tịch Thường trực Hội đồng nhân dân tỉnh"]);
    check("Đ/c Bí thư Đảng ủy", &["Đ/c Bí thư Đảng ủy"]);
    check("Đồng chí Phạm Văn Lâm, Phó Tổng Giám đốc", &["Đồng chí Phạm Văn Lâm, Phó Tổng Giám đốc"]);
    check("Chánh Văn phòng Bộ, Vụ trưởng Vụ Pháp chế", &["Chánh Văn phòng Bộ", "Vụ trưởng Vụ Pháp chế"]);
}

#[test]
fn the_taxes_have_one_head_since_2025() {
    let level =
        |day: &str, text: &str| read_list(text, &issuer("tỉnh Lào Cai", PartyLevel::Province, day))[0].level;
    assert_eq!(level("2024-05-01", "Cục Thuế"), PartyLevel::Province);
    assert_eq!(level("2025-09-01", "Cục Thuế (Bộ Tài chính)"), PartyLevel::Central);
    assert_eq!(level("2025-09-01", "Thuế tỉnh"), PartyLevel::Province);
}

#[test]
fn a_place_closes_a_list_of_its_organs() {
    let levels = |text: &str, want: &[PartyLevel]| {
        let have: Vec<_> = read_list(text, &issuer("huyện Sơn Dương", PartyLevel::District, "2021-10-18"))
            .into_iter()
            .map(|p| p.level)
            .collect();
        assert_eq!(have, want, "{text}");
    };
    levels("Viện KSND, TAND tỉnh", &[PartyLevel::Province; 2]);
    levels("UBMTTQ, HĐND, UBND các xã", &[PartyLevel::Commune; 3]);
    levels("TAND, UBND các xã", &[PartyLevel::District, PartyLevel::Commune]);
    levels("Công an, UBND các xã", &[PartyLevel::District, PartyLevel::Commune]);
}

#[test]
fn a_name_goes_on_over_words_that_are_a_body_elsewhere() {
    check(
        "Trung tâm Khuyến công và Xúc tiến thương mại; Sở Y tế",
        &["Trung tâm Khuyến công và Xúc tiến thương mại", "Sở Y tế"],
    );
    check(
        "Đồng chí Trần Văn Bình, Chủ tịch UBND tỉnh - Trưởng ban; đồng chí Lê Minh Đức",
        &["Đồng chí Trần Văn Bình, Chủ tịch UBND tỉnh - Trưởng ban", "đồng chí Lê Minh Đức"],
    );
    check("đ/c Nguyễn Văn A - Phó Trưởng phòng", &["đ/c Nguyễn Văn A - Phó Trưởng phòng"]);
    check("Học viện Công nghệ Bưu chính Viễn thông", &["Học viện Công nghệ Bưu chính Viễn thông"]);
}

#[test]
fn what_no_registry_knows_is_kept() {
    check("Bưu điện tỉnh, Bưu chính Viettel", &["Bưu điện tỉnh", "Bưu chính Viettel"]);
    check("Các phòng thuộc UBND xã; các thôn, bản", &["*Các phòng thuộc UBND xã", "*các thôn, bản"]);
    check("Sở Xây dựng 2. Sở Công Thương", &["Sở Xây dựng", "Sở Công Thương"]);
    check("Thuế cơ sở 3", &["Thuế cơ sở 3"]);
}

#[test]
fn names_in_capitals_are_written_small() {
    check("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TỈNH HÒA SƠN", &["Ban Chỉ đạo chuyển đổi số tỉnh Hòa Sơn"]);
    check("BỘ KHOA HỌC VÀ CÔNG NGHỆ", &["Bộ Khoa học và Công nghệ"]);
    check("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", &["Sở Nông nghiệp và Môi trường"]);
    check("UBND HUYỆN SƠN DƯƠNG", &["Ủy ban nhân dân huyện Sơn Dương"]);
    check("CÁC TỔ CHỨC TÍN DỤNG", &["*Các tổ chức tín dụng"]);
    check("UBND huyện SƠN DƯƠNG, Sở Y tế", &["Ủy ban nhân dân huyện Sơn Dương", "Sở Y tế"]);
    check("ỦY BAN NHÂN DÂN HUYỆN KRÔNG PẮC", &["Ủy ban nhân dân huyện Krông Pắc"]);
    check("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", &["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"]);
}

#[test]
fn persons_by_office() {
    check("Chủ tịch UBND xã, thị trấn", &["*Chủ tịch Ủy ban nhân dân các xã, thị trấn"]);
    check("Giám đốc các Sở: Y tế, Tài chính", &["Giám đốc Sở Y tế", "Giám đốc Sở Tài chính"]);
    check("Thủ trưởng các cơ quan, đơn vị", &["*Thủ trưởng các cơ quan, đơn vị"]);
    check(
        "Chánh Văn phòng, Cục trưởng Cục Chuyển đổi số quốc gia",
        &["Chánh Văn phòng", "Cục trưởng Cục Chuyển đổi số quốc gia"],
    );
    let found = read_list("Chủ tịch, các phó Chủ tịch UBND tỉnh", &Context::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, PartyKind::Role);
}

#[test]
fn names_are_not_cut() {
    check("Trường TH&THCS Phúc Ứng", &["Trường Tiểu học và THCS Phúc Ứng"]);
    check("Trường TH và THCS Hợp Thành", &["Trường Tiểu học và THCS Hợp Thành"]);
    check("Trường THCS&THPT Nậm Mòn; Sở Y tế", &["Trường THCS và THPT Nậm Mòn", "Sở Y tế"]);
    check("Chi cục Thủy lợi và Phòng, chống thiên tai", &["Chi cục Thủy lợi và Phòng, chống thiên tai"]);
    check("Chi cục Thủy lợi và Phòng Nội vụ", &["Chi cục Thủy lợi", "Phòng Nội vụ"]);
    check("Cục Văn hóa cơ sở, Gia đình và Thư viện", &["Cục Văn hóa cơ sở, Gia đình và Thư viện"]);
    check("Quân khu 4, Quân khu 5; Sở Y tế", &["Quân khu 4", "Quân khu 5", "Sở Y tế"]);
    check("VP.HĐND&UBND xã", &["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"]);
    check(
        "Văn phòng Thường trực Ban Chỉ đạo 389 tỉnh, Sở Y tế",
        &["Văn phòng Thường trực Ban Chỉ đạo 389 tỉnh", "Sở Y tế"],
    );
    check("Ban Chỉ đạo 35 Tỉnh ủy", &["Ban Chỉ đạo 35 Tỉnh ủy"]);
    check("UBND 02 huyện", &["*Ủy ban nhân dân các huyện"]);
    check("TRƯỜNG ĐẠI HỌC CẦN THƠ", &["Trường Đại học Cần Thơ"]);
    check(
        "Trung tâm Chăm sóc Khách hàng Điện lực miền Trung",
        &["Trung tâm Chăm sóc Khách hàng Điện lực miền Trung"],
    );
}

#[test]
fn heads_that_a_colon_hands_on() {
    let three = ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"];
    check("Các sở, ngành: Tài chính, Nội vụ, Y tế", &three);
    check("Các sở, ban, ngành: Tài chính, Nội vụ, Y tế", &three);
    check("Các sở, ngành liên quan", &["*Các sở, ngành liên quan"]);
    check("UBND các xã, TT", &["*Ủy ban nhân dân các xã, thị trấn"]);
    check("UBND các xã; TT HĐND huyện", &["*Ủy ban nhân dân các xã", "Thường trực Hội đồng nhân dân huyện"]);
}

#[test]
fn persons_with_their_office() {
    check("Bà Trần Thị Bình - Trưởng phòng Nội vụ", &["Bà Trần Thị Bình - Trưởng phòng Nội vụ"]);
    check("Ông Nguyễn Văn An (Hiệu trưởng), Sở Y tế", &["Ông Nguyễn Văn An (Hiệu trưởng)", "Sở Y tế"]);
    check("UBND tỉnh Bà Rịa - Vũng Tàu", &["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"]);
}

#[test]
fn persons_whom_small_letters_call() {
    check("Ông Nguyễn Văn An, bà Trần Thị Bình", &["Ông Nguyễn Văn An", "bà Trần Thị Bình"]);
    check("Thầy Nam và cô Hạnh, Ban Giám hiệu", &["Thầy Nam", "cô Hạnh", "Ban Giám hiệu"]);
    check("Sở Y tế, bà con nhân dân", &["Sở Y tế"]);
}

#[test]
fn offices_of_several_persons() {
    check("Tổ trưởng, tổ phó", &["Tổ trưởng", "tổ phó"]);
    check("Tổ trưởng, các tổ phó", &["Tổ trưởng", "*các tổ phó"]);
    check("Trưởng ban, phó ban", &["Trưởng ban", "phó ban"]);
    check("phó ban, Trưởng ban", &["phó ban", "Trưởng ban"]);
    check("Hiệu trưởng và phó hiệu trưởng", &["Hiệu trưởng", "phó hiệu trưởng"]);
    check("Bí thư, phó bí thư; Hiệu trưởng", &["Bí thư", "phó bí thư", "Hiệu trưởng"]);
    check("Phó phòng Nội vụ, Sở Y tế", &["Phó phòng Nội vụ", "Sở Y tế"]);
    // What stands behind is shared, and one person may hold both.
    check("Tổ trưởng, tổ phó chuyên môn", &["Tổ trưởng, tổ phó chuyên môn"]);
    check("Chủ tịch, Phó Chủ tịch UBND xã", &["Chủ tịch, Phó Chủ tịch Ủy ban nhân dân xã"]);
    check("Bí thư, Chủ tịch", &["Bí thư, Chủ tịch"]);
    check("Đồng chí Hiệu trưởng", &["Đồng chí Hiệu trưởng"]);
}

#[test]
fn many_that_are_no_bodies_are_kept() {
    check(
        "Sở Công Thương và các chuyên gia được mời theo đề xuất",
        &["Sở Công Thương", "*các chuyên gia được mời theo đề xuất"],
    );
    check("Sở Y tế, các chuyên gia, nghệ nhân", &["Sở Y tế", "*các chuyên gia, nghệ nhân"]);
    check("Sở Y tế và các nội dung khác", &["Sở Y tế"]);
}
