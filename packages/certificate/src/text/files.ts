import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// The only file here that reads from a disk: fonts and the subsetter come out of installed packages.
const require = createRequire(import.meta.url)

/** Font files by key; the key is what a PDF names its font after. */
const paths = {
  'Archivo-SemiBold': 'archivo/600SemiBold/Archivo_600SemiBold',
  'Newsreader-Regular': 'newsreader/400Regular/Newsreader_400Regular',
  'AtkinsonHyperlegibleNext-Regular': 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular',
  'AtkinsonHyperlegibleNext-Medium': 'atkinson-hyperlegible-next/500Medium/AtkinsonHyperlegibleNext_500Medium',
  'AtkinsonHyperlegibleMono-Medium': 'atkinson-hyperlegible-mono/500Medium/AtkinsonHyperlegibleMono_500Medium',
  'NotoSans-Regular': 'noto-sans/400Regular/NotoSans_400Regular',
  'NotoSans-Medium': 'noto-sans/500Medium/NotoSans_500Medium',
  'NotoSans-SemiBold': 'noto-sans/600SemiBold/NotoSans_600SemiBold',
  'NotoSerif-Regular': 'noto-serif/400Regular/NotoSerif_400Regular',
  'NotoSansArabic-Regular': 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular',
  'NotoSansArabic-Medium': 'noto-sans-arabic/500Medium/NotoSansArabic_500Medium',
  'NotoSansArabic-SemiBold': 'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold',
  'NotoNaskhArabic-SemiBold': 'noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold',
  'NotoSansHebrew-Regular': 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular',
  'NotoSansHebrew-Medium': 'noto-sans-hebrew/500Medium/NotoSansHebrew_500Medium',
  'NotoSansHebrew-SemiBold': 'noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold',
  'NotoSerifHebrew-Regular': 'noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular',
  'NotoSansDevanagari-Regular': 'noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular',
  'NotoSansDevanagari-Medium': 'noto-sans-devanagari/500Medium/NotoSansDevanagari_500Medium',
  'NotoSansDevanagari-SemiBold': 'noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold',
  'NotoSansThai-Regular': 'noto-sans-thai/400Regular/NotoSansThai_400Regular',
  'NotoSansThai-Medium': 'noto-sans-thai/500Medium/NotoSansThai_500Medium',
  'NotoSansThai-SemiBold': 'noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold',
  'NanumGothic-Regular': 'nanum-gothic/400Regular/NanumGothic_400Regular',
  'NanumGothic-Bold': 'nanum-gothic/700Bold/NanumGothic_700Bold',
  'BIZUDPGothic-Regular': 'biz-udpgothic/400Regular/BIZUDPGothic_400Regular',
  'BIZUDPGothic-Bold': 'biz-udpgothic/700Bold/BIZUDPGothic_700Bold',
  'ZCOOLXiaoWei-Regular': 'zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular',
} as const

export type FaceKey = keyof typeof paths

/** The bytes of a font file. */
export function fontBytes(key: FaceKey): Uint8Array {
  return readFileSync(require.resolve(`@expo-google-fonts/${paths[key]}.ttf`))
}

/** The bytes of harfbuzz's subsetter. */
export function subsetterBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')))
}
