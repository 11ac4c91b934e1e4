import type { CertificateBrand } from './colour.ts'
import type { PrintedFields } from './fields.ts'

// Certificates that tests and the benchmark draw.

export const drawingSheet: CertificateBrand = {
  ink: 'oklch(0.27 0.028 158)', accent: 'oklch(0.685 0.2 42)', paper: 'oklch(0.97 0.0042 145)', display_face: 'archivo', corner: 0.2,
}
export const archAndRosette: CertificateBrand = {
  ink: 'oklch(0.31 0.075 258)', accent: 'oklch(0.48 0.125 256)', paper: 'oklch(0.968 0.0125 84)', display_face: 'newsreader', corner: 1,
}

export const fields: PrintedFields = {
  serial: 'HAL-7K3M-92QD', holder: 'Tomasz Wieczorek', organization: 'Brennholt Packaging', certification: 'Certified Robot Operator',
  statement: 'may start, watch over and stop a Halden H2 cell', skills: ['Enter a cell safely', 'Clear a protective stop', 'Teach a pallet pattern', 'Hand over a shift log'],
  issued_on: '2026-10-09', valid_until_on: '2028-10-09', exam: '30 questions, 80 % to pass', course_version: 7, issuer: 'Halden Robotics AS',
  place: 'Trondheim, Norway', academy: 'Halden Academy', tagline: 'for customers', language: 'en',
  verify_url: 'https://customers.halden.example/verify/HAL-7K3M-92QD',
}

export const arabic: PrintedFields = {
  serial: 'MER-4H8C-Q2TX', holder: 'ليلى الحداد', organization: 'مستشفى الخليج', certification: 'مكافحة العدوى في الجناح',
  statement: 'يمكنه تطبيق احتياطات العزل', skills: ['نظافة اليدين في اللحظات الخمس', 'عزل المريض عند الحاجة', 'تسليم المناوبة (SBAR)'],
  issued_on: '2026-05-21', valid_until_on: null, exam: '30 سؤالا، والنجاح من 80 %', course_version: 3, issuer: 'ميريديان هيلث',
  place: 'دبي', academy: 'أكاديمية ميريديان', tagline: 'لفرق الرعاية', language: 'ar', verify_url: 'https://learn.meridian.example/verify/MER-4H8C-Q2TX',
}

export const names: string[] = [
  'Łukasz Żółć', 'Nguyễn Thị Minh Khai', 'Đặng Thùy Trâm', 'Þórdís Ægisdóttir', 'Çağlar Şahin', 'Jürgen Groß', "Siobhán O'Neill", 'Zoë de l’Étoile', 'Ștefan Țurcanu',
  'Aña-María Ñuñez',
  'Ελένη Παπαδοπούλου', 'Γιώργος Ξένος', 'Ἀριστοτέλης', 'Екатерина Щербакова', 'Володимир Їжак', 'Ђорђе Ћосић', 'Айнұр Қасымова',
  'محمد', 'عبد الرحمن آل سعود', 'فاطمة الزهراء', 'شیرین گلپایگانی', 'عائشہ ٹھاکر', 'محمد Al-Haddad (محمد)', 'נועה בן־דוד', 'יִצְחָק לֵוִי', 'Noa (נועה) Levi',
  'लक्ष्मी श्रीनिवासन', 'कृष्ण ज्ञानेश्वर', 'क्षितिज र्‍हाळकर', 'ณัฐวุฒิ ศรีสุวรรณ', 'กำพล น้ำเพชร', 'ปิ่นเกล้า',
  '王小明', '张陈刘伟', '諸葛亮', '渡辺 さくら', 'サトウ・タロウ', '髙橋 一郎', '김민준', '남궁 Min-jun',
  'Maria Anna Sophie Cäcilia Kalogeropoulou von und zu Wolfeschlegelsteinhausen-Bergerdorff',
]
