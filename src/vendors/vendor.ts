import type {Http} from '../http/exchange.js'
import type {Message, Text} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import type {Target} from '../model/target.js'

/** What the user may ask for (contract 1). */
export type Operation =
  | 'wait-deploy-order'
  | 'wait-change-order'
  | 'wait-pipeline'
  | 'run-pipeline'
  | 'check-pipeline'
  | 'fetch-logs'

/** Reports a mistake in one input; `unused` is one that is right by itself, and that the other inputs leave no use for. */
export type AddMistake = (input: string, wrong: Message, kind?: 'unused') => void

/** What a vendor made of the inputs, ready to be opened. */
export interface Plan {
  /** The value of `api` that was chosen. */
  api: string
  /** Base URL of the API, not yet checked. */
  endpoint: string
  /**
   * The servers beside it that a login asks, by the input or variable that names each: base URLs, checked as the endpoint is
   * before anything can be sent there.
   */
  servers?: Readonly<Record<string, string>>
  /**
   * The things to wait for. `consoleUrl` is checked, without a slash at its end. `tools` are for a plan with `servers`. Loads the
   * platform's adapters.
   */
  open(http: Http, consoleUrl: string | undefined, tools?: LoginTools): Promise<Target[]>
}

/** What a platform is given that gets its credentials by a login of its own. One for the whole process. */
export interface LoginTools {
  /** A client for one of the plan's servers, by its name there, with the limits of the platform's own. */
  httpTo(server: string): Http
  /** Masks and redacts a credential that an answer held. Comes before anything else is done with it. */
  addSecret(secret: string): void
  line(text: Text): void
  warn(text: Text): void
}

/** Variables of the environment that may hold a credential. */
export interface CredentialVariables {
  /** All of them: each is masked as an input is. No other, but for `addresses`, is handed to `read`. */
  names: readonly string[]
  /** Addresses that go with them, and are no credential: handed to `read` unmasked. */
  addresses?: readonly string[]
  /** The inputs that they stand for, where none was given. */
  read(given: RawInputs, variables: Readonly<Record<string, string | undefined>>): RawInputs
}

/** A platform: one folder beside this file and one line in the registry. */
export interface Vendor {
  /** For people. */
  title: Text
  /** The values that `api` may have. */
  apis: readonly string[]
  /** Whether its tokens come percent-encoded, so that a percent sign in one is no mistake. */
  encodedTokens?: boolean
  /** Operations that this vendor has, with the ids and credentials that each uses beside the common inputs. */
  operations: Readonly<Partial<Record<Operation, readonly string[]>>>
  /**
   * The inputs that a console link stands for, or nothing when its path is not that of a run, a pipeline or its list of runs.
   * `given` are the inputs beside it: what they make needless is left out. The link's host is not looked at here.
   */
  readLink(url: URL, given: RawInputs): RawInputs | undefined
  /**
   * Base URLs of the console that belongs to the endpoint which `given` asks, where `console-url` does not name it; nothing
   * where the endpoint is missing. `given` holds the inputs of the link `url`, too.
   */
  consolesFor(given: RawInputs, url: URL): readonly string[] | undefined
  /** Credentials of the environment, for inputs that were not given. */
  environment?: CredentialVariables
  /** Checks the platform's own inputs. Answers nothing where it found a mistake. */
  plan(operation: Operation, given: RawInputs, addMistake: AddMistake): Plan | undefined
}
