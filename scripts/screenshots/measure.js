// In the page: writes down how high it is, and which labels of a timeline lie elsewhere than beside their own bars.
// A page without pictures has drawn everything at once.
Promise.resolve(globalThis.drawn).then(
  () =>
    report({
      height: heightOf(),
      troubles: [...document.querySelectorAll('.mermaid svg')].flatMap(troublesOf)
    }),
  error => report({height: heightOf(), troubles: [`mermaid: ${error}`]})
)

// The font of labels may not be there yet when they are measured for the first time.
function report(measured) {
  const place = document.createElement('output')
  place.hidden = true
  place.textContent = JSON.stringify(measured)
  document.body.append(place)
}

function heightOf() {
  return Math.ceil(document.body.getBoundingClientRect().bottom) + 16
}

function troublesOf(svg) {
  const boxOf = element => element.getBoundingClientRect()
  const frame = boxOf(svg)
  const bars = [...svg.querySelectorAll('rect.task')]
  const labels = bars.map(bar => svg.querySelector(`[id="${bar.id}-text"]`))
  const titles = [...svg.querySelectorAll('.sectionTitle')]
  return [
    ...(bars.length === 0 ? ['a picture has no bars'] : []),
    ...(svg.querySelector('.today') ? ['the moment of looking is marked'] : []),
    ...tickTroubles([...svg.querySelectorAll('.tick text')]),
    ...bars.flatMap((bar, i) => labelTroubles(labels[i], boxOf(bar), frame)),
    ...titles.flatMap(title => titleTroubles(title, bars.map(boxOf), labels.map(boxOf), frame))
  ]
}

/** The times on the axis are all different, and stand apart. */
function tickTroubles(ticks) {
  const shown = ticks.map(tick => ({text: tick.textContent, box: tick.getBoundingClientRect()}))
  return shown
    .slice(1)
    .flatMap(({text, box}, i) => [
      ...(box.left < shown[i].box.right + 2 ? [`time "${text}" lies on the one before it`] : []),
      ...(text === shown[i].text ? [`time "${text}" stands there twice`] : [])
    ])
}

/** A label lies in the row of its bar, on the bar or right beside it, and within the picture. */
function labelTroubles(label, bar, frame) {
  const box = label.getBoundingClientRect()
  const name = `label "${label.textContent}"`
  const middle = (box.top + box.bottom) / 2
  const gap = Math.max(box.left - bar.right, bar.left - box.right)
  return [
    ...(middle < bar.top || middle > bar.bottom ? [`${name} is not in the row of its bar`] : []),
    ...(gap > 12 ? [`${name} is ${Math.round(gap)} px away from its bar`] : []),
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [`${name} leaves the picture`] : [])
  ]
}

/** The name of a section lies left of all bars and labels of its rows, and beside one of its own bars. */
function titleTroubles(title, bars, labels, frame) {
  const box = title.getBoundingClientRect()
  const name = `section "${title.textContent}"`
  const touched = [...bars, ...labels].filter(
    other =>
      other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top
  )
  const section = Number(/sectionTitle(\d)/.exec(title.getAttribute('class'))?.[1])
  const middle = (box.top + box.bottom) / 2
  const band = [...title.ownerSVGElement.querySelectorAll(`rect.section${section}`)].map(rect =>
    rect.getBoundingClientRect()
  )
  return [
    ...(touched.length > 0 ? [`${name} lies on a bar or a label`] : []),
    ...(box.left < frame.left ? [`${name} leaves the picture`] : []),
    ...(band.some(({top, bottom}) => top <= middle && middle <= bottom)
      ? []
      : [`${name} is not in the rows of its bars`])
  ]
}
