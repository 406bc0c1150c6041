// The clients in Python: Huawei's of CodeArts Pipeline, and BlueKing's of its gateway.
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {checksOf, HERE, install, output} from './commands.mjs'

const python = process.env.PYTHON ?? 'python3'

/** Why these clients cannot run here, if they cannot. */
export async function pythonLacks() {
  try {
    const version = await output(python, ['-c', 'import sys; print(sys.version_info >= (3, 10))'])
    if (version.trim() !== 'True') return `${python} is older than 3.10`
  } catch {
    return `there is no ${python}`
  }
  try {
    await output(python, ['-m', 'pip', '--version'])
  } catch {
    return `${python} has no pip`
  }
  return undefined
}

export async function pythonChecks(codearts, bkci) {
  await Promise.all(['codearts-v5', 'codearts-v3', 'bkci'].map(installPackages))
  return [
    ...(await checks('huaweicloudsdkcodeartspipeline 3.1.219', 'codearts-v5', 'codearts_v5.py', codearts)),
    ...(await checks('huaweicloudsdksts 3.1.219', 'codearts-v5', 'codearts_keyless.py', codearts)),
    ...(await checks('huaweicloudsdkcodeartspipeline 3.1.210', 'codearts-v3', 'codearts_v3.py', codearts)),
    ...(await checks('bkapi-client-core 1.2.0', 'bkci', 'bkci.py', bkci))
  ]
}

function installPackages(name) {
  const target = join('.python', name)
  const requirements = `requirements-${name}.txt`
  return install(join('.python', `${name}.stamp`), requirements, () => {
    rmSync(join(HERE, target), {recursive: true, force: true})
    const pip = [
      '-m',
      'pip',
      'install',
      '--require-hashes',
      '--no-deps',
      '--quiet',
      '--disable-pip-version-check'
    ]
    const args = [...pip, '--no-compile', '--target', target, '-r', requirements]
    return output(python, args, {PIP_ROOT_USER_ACTION: 'ignore'})
  })
}

function checks(client, packages, script, scene) {
  return checksOf(client, python, [script, JSON.stringify(scene)], {
    PYTHONPATH: join(HERE, '.python', packages),
    PYTHONDONTWRITEBYTECODE: '1',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1'
  })
}
