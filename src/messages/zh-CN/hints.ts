import type {hints as English} from '../en/hints.js'
import type {Sayings} from '../en/words.js'

export const hints: Sayings<typeof English> = {
  'hint.endpoint': () => '检查 endpoint，以及此 Runner 能否访问它：实例可能未对公网开放，或设有地址白名单',
  'hint.address': () => '检查 endpoint：其域名不能解析到这类地址',
  'hint.redirect': () => '检查 endpoint：应为 API 本身的地址，不是登录页或已迁移的主机',
  'hint.certificate-expired': () => '其证书已过期或尚未生效：先检查此 Runner 的时钟，再让对方更新证书',
  'hint.certificate-names': ({setting}) => `其证书属于其他域名：检查 ${setting} 是否为其中之一`,
  'hint.certificate': ({setting}) => `检查 ${setting}；如果平台或途中的代理使用自有证书，请设置 ca-file`,
  'hint.proxy': ({variable}) => `检查 ${variable} 和 no_proxy，以及此 Runner 能否访问该代理`,
  'hint.proxy-login': ({variable}) => `检查 ${variable} 中的用户名和密码；只支持 Basic 认证`,
  'hint.proxy-refusal': ({target}) => `允许该代理连接 ${target}，或将其主机加入 no_proxy`,
  'hint.proxy-setting': ({variable}) =>
    `将 ${variable} 设为 http: 或 https: 地址，形如 http://proxy.example:3128 即可，或将平台的主机加入 no_proxy`
}
