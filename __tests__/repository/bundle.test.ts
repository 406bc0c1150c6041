import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import {connect} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, describe, expect, jest, test} from '@jest/globals'
import {closeAll, listen, platform} from '../support/action/sockets.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dist = join(root, 'dist')
/** The packages that are loaded late, each with the file that stands in for it until then. */
const standIns: Readonly<Record<string, readonly [string]>> = JSON.parse(
  readFileSync(join(root, 'tsconfig.bundle.json'), 'utf8')
).compilerOptions.paths
const standIn = (name: string) => import(join(root, standIns[name]?.[0] ?? ''))

afterEach(closeAll)

describe('the start of the bundle', () => {
  test('loads no client of the network, no cryptography, and nothing that starts processes', () => {
    const tell = "process.on('exit', () => console.log('loaded: ' + process.moduleLoadList.join()))"
    const {stdout} = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, join(dist, 'index.js')],
      {env: {PATH: process.env.PATH}, encoding: 'utf8'}
    )
    expect(stdout).toContain('::error title=await-deploy%3A wrong input::wrong input: vendor: required')
    const loaded = /^loaded: (.*)$/m.exec(stdout)?.[1]?.split(',') ?? []
    expect(loaded).toContain('NativeModule fs')
    const heavy =
      /^NativeModule (?:http|https|http2|tls|crypto|perf_hooks|child_process|internal\/deps\/undici\/undici)$/
    expect(loaded.filter(name => heavy.test(name))).toEqual([])
  })

  test('is read without the packages and the language that are loaded late, which the other files hold', () => {
    const entry = readFileSync(join(dist, 'index.js'), 'utf8')
    const others = readdirSync(dist).filter(name => /^\d+\.index\.js$/.test(name))
    const rest = others.map(name => readFileSync(join(dist, name), 'utf8')).join('\n')
    // The last one stands for all of the Chinese sentences.
    expect(['HttpCodes', 'kProxyHeaders', '输入有误'].filter(mark => !rest.includes(mark))).toEqual([])
    expect(
      ['HttpCodes', 'kProxyHeaders', 'ToolRunner', '输入有误'].filter(mark => entry.includes(mark))
    ).toEqual([])
  })
})

describe('what stands in for a package', () => {
  test('@actions/core: writes the commands that the package writes', async () => {
    const core = await import('../../node_modules/@actions/core/lib/core.js')
    const instead = await standIn('@actions/core')
    const text = 'a: 50 %\r\n::b, c'
    const writeAll = ({debug, error, info, notice, setSecret, warning}: typeof core) => {
      const written: unknown[] = []
      const write = jest.spyOn(process.stdout, 'write').mockImplementation(chunk => written.push(chunk) > 0)
      for (const annotate of [error, notice, warning]) {
        annotate(text)
        annotate(text, {title: text})
      }
      for (const say of [debug, info, setSecret]) say(text)
      write.mockRestore()
      return written
    }
    expect(writeAll(instead)).toEqual(writeAll(core))
    expect(Object.keys(instead).filter(name => !(name in core))).toEqual([])
    const env = {...process.env, INPUT_A_B: ' c d\n', RUNNER_DEBUG: '1'}
    const replaced = jest.replaceProperty(process, 'env', env)
    const answers = ({getInput, isDebug}: typeof core) => [getInput('a b'), getInput('none'), isDebug()]
    expect(answers(instead)).toEqual(['c d', '', true])
    expect(answers(instead)).toEqual(answers(core))
    replaced.restore()
  })

  test('@actions/http-client: sends requests, with the settings that it was given', async () => {
    const {HttpClient} = await standIn('@actions/http-client')
    const {port, seen} = await platform((_, response) => response.end('{"value": 1}'))
    const client = new HttpClient('an agent', [], {headers: {'x-mark': 'a'}})
    expect(await client.getJson(`http://127.0.0.1:${port}/json`)).toMatchObject({result: {value: 1}})
    const parsedUrl = new URL(`http://127.0.0.1:${port}/raw`)
    const options = {method: 'GET', host: '127.0.0.1', port, path: '/raw'}
    const {message} = await client.requestRaw(
      {options, parsedUrl, httpModule: await import('node:http')},
      null
    )
    message.resume()
    expect(message.statusCode).toBe(200)
    expect(seen.map(({url, headers}) => [url, headers['x-mark'] ?? ''])).toEqual([
      ['/json', 'a'],
      ['/raw', '']
    ])
    expect(seen[0]?.headers['user-agent']).toContain('an agent')
  })

  test('undici: sends requests through the proxy, and tells of one that cannot be reached', async () => {
    const {ProxyAgent} = await standIn('undici')
    const {request} = (await import('../../node_modules/undici/index.js')).default
    const {port} = await platform((_, response) => response.end('reached'))
    const asked: string[] = []
    const proxy = createServer().on('connect', ({url = ''}, socket) => {
      asked.push(url)
      const server = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        server.pipe(socket).pipe(server)
      })
    })
    const through = await listen(proxy)
    const get = async (agent: unknown) =>
      (await request(`http://127.0.0.1:${port}/`, {dispatcher: agent as never})).body.text()

    const agent = new ProxyAgent({uri: `http://127.0.0.1:${through.port}`})
    expect(await get(agent)).toBe('reached')
    expect(asked).toEqual([`127.0.0.1:${port}`])
    await agent.close()
    await through.close()
    const lost = new ProxyAgent({uri: `http://127.0.0.1:${through.port}`})
    await expect(get(lost)).rejects.toThrow(/ECONNREFUSED/)
    await lost.destroy()
  })
})
