import {fc} from './properties.js'

const between = (min: number, max: number) => fc.integer({min, max}).map(code => String.fromCodePoint(code))

/** Any code point, lone halves of a pair among them. The units of fast-check cost a second to begin with. */
const anyCharacter = fc.oneof(
  between(0x20, 0x7e),
  between(0, 0xff),
  between(0xd800, 0xdfff),
  between(0, 0xffff),
  between(0x1_0000, 0x10_ffff)
)

/** Text of any code points. */
export function anyText(bounds: {minLength?: number; maxLength?: number} = {}): fc.Arbitrary<string> {
  return fc.string({unit: anyCharacter, ...bounds})
}
