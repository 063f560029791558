/** The words of activities: what they are about and for whom. One line is one meaning. @see VOCABULARY for how a line is written */
export const ACTIVITY_VOCABULARY: Readonly<Record<'theme' | 'topic' | 'people', string>> = {
  theme: `
    tradition: ประเพณี
    procession: งานแห่ แห่
    festival: เทศกาล งาน
    sport: กีฬา กรีฑา
    drugs: ยาเสพติด
    fire: อัคคีภัย ดับเพลิง เพลิง หนีไฟ
    disaster: สาธารณภัย บรรเทาสาธารณภัย
    civil-defence: อาสาสมัครป้องกันภัยฝ่ายพลเรือน ป้องกันภัยฝ่ายพลเรือน *อปพร
    waste: ขยะมูลฝอย ขยะ มูลฝอย
    waste-water: น้ำเสีย
    career: อาชีพ
    selling: จำหน่ายสินค้า ขายสินค้า การจำหน่าย ค้าขาย
    milk: อาหารเสริม(นม) อาหารเสริมนม อาหารเสริม นม
    lunch: อาหารกลางวัน
    environment: สิ่งแวดล้อม
    health: สุขภาพ สาธารณสุข
    education: การศึกษา
    road-safety: ความปลอดภัย อุบัติเหตุ ความปลอดภัยทางถนน ลดอุบัติเหตุ
    capacity: ศักยภาพ
    tourist-places: สถานที่ท่องเที่ยว แหล่งท่องเที่ยว
    tourism: การท่องเที่ยว ท่องเที่ยว
    quality-of-life: คุณภาพชีวิต
    water-quality: คุณภาพน้ำ
    ethics: คุณธรรมจริยธรรม คุณธรรมและจริยธรรม คุณธรรม จริยธรรม
    satisfaction: ความพึงพอใจ พึงพอใจ
    exercise: ออกกำลังกาย
  `,
  topic: `
    dengue: ไข้เลือดออก
    rabies: พิษสุนัขบ้า
    lent: เทียนพรรษา เทียนเข้าพรรษา เข้าพรรษา วันเข้าพรรษา
    loy-krathong: ลอยกระทง วันลอยกระทง
    songkran: สงกรานต์ วันสงกรานต์
    new-year: ปีใหม่ วันขึ้นปีใหม่ ขึ้นปีใหม่
    rocket-festival: บุญบั้งไฟ บั้งไฟ
    childrens-day: วันเด็กแห่งชาติ วันเด็ก
    royal-birthday: วันเฉลิมพระชนมพรรษา เฉลิมพระชนมพรรษา
    aerobics: แอโรบิค แอโรบิก เต้นแอโรบิค เต้นแอโรบิก
  `,
  people: `
    elderly: ผู้สูงอายุ คนชรา
    disabled: ผู้พิการ คนพิการ ความพิการ
    aids: ผู้ป่วยเอดส์ เอดส์
    women: สตรี แม่บ้าน
    youth: เด็กและเยาวชน เยาวชน
    children: เด็ก เด็กปฐมวัย ปฐมวัย
    kindergarten: อนุบาล
    primary: ประถมศึกษา ประถม
    secondary: มัธยมศึกษา มัธยม
    students: นักเรียน
    teachers: ครู
    committee: คณะกรรมการ กรรมการ กก.
    farmers: เกษตรกร
    volunteers: อาสาสมัคร *อสม
    staff: บุคลากร พนักงานเทศบาล พนักงานส่วนตำบล พนักงานจ้าง พนักงาน ข้าราชการ เจ้าหน้าที่
    councillors: ผู้บริหาร คณะผู้บริหาร สมาชิกสภาเทศบาล สมาชิกสภา
    leaders: ผู้นำชุมชน ผู้นำ
    king: พระบาทสมเด็จพระเจ้าอยู่หัว ในหลวง
    queen: สมเด็จพระบรมราชินี พระบรมราชินี สมเด็จพระราชินี พระราชินี สมเด็จพระนางเจ้า
  `,
}
