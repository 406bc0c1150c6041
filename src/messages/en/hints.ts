/** What to check after a failed request: the cheapest check first. */
export const hints = {
  'hint.endpoint': () =>
    'check endpoint, and that this runner may reach it: an instance can be closed to the public network, or have a list of allowed addresses',
  'hint.address': () => 'check endpoint: its name must not resolve to an address of this kind',
  'hint.redirect': () =>
    'check endpoint: it must be the address of the API itself, not of a login page or a moved host',
  'hint.certificate-expired': () =>
    'its certificate has expired or is not yet valid: check the clock of this runner, then have the certificate renewed there',
  'hint.certificate-names': ({setting}: {setting: string}) =>
    `its certificate is for other names: check that ${setting} has one of them`,
  'hint.certificate': ({setting}: {setting: string}) =>
    `check ${setting}, and give ca-file where the platform, or a proxy on the way, has a certificate of its own`,
  'hint.proxy': ({variable}: {variable: string}) =>
    `check ${variable} and no_proxy, and that this runner may reach the proxy`,
  'hint.proxy-login': ({variable}: {variable: string}) =>
    `check the user name and password in ${variable}; only Basic authentication is supported`,
  'hint.proxy-refusal': ({target}: {target: string}) =>
    `let the proxy connect to ${target}, or name its host in no_proxy`,
  'hint.proxy-setting': ({variable}: {variable: string}) =>
    `set ${variable} to an http: or https: URL such as http://proxy.example:3128, or name the host of the platform in no_proxy`
}
