/** The names that a platform's users have given. */
export interface Names {
  host: string
  pipeline: string
  app: string
  environments: readonly string[]
  taskError: string
  stages: readonly [Stage, Stage, Stage]
  people: readonly string[]
}

interface Stage {
  name: string
  job: string
  task: string
}

export const names: Readonly<Record<'en' | 'zh', Names>> = {
  en: {
    host: 'shop-web',
    pipeline: 'shop',
    app: 'shop',
    environments: ['testing', 'pre-production', 'production'],
    taskError: "container 'web' is in CrashLoopBackOff",
    stages: [
      {name: 'Build', job: 'compile', task: 'package'},
      {name: 'Test', job: 'integration tests (linux, arm64)', task: 'run'},
      {name: 'Deploy', job: 'production', task: 'rollout'}
    ],
    people: ['lin', 'chen']
  },
  zh: {
    host: '商城前端服务器',
    pipeline: '商城前端发布流水线',
    app: '商城',
    environments: ['测试环境', '预发布环境', '华东一生产环境（多可用区，灰度之后）'],
    taskError: '容器 web 启动失败：CrashLoopBackOff',
    stages: [
      {name: '20', job: '编译打包', task: '执行命令'},
      {name: '10', job: '在华东一区的集成环境中运行全部的回归测试用例', task: '执行命令'},
      {name: '部署到生产环境', job: '滚动发布', task: '执行命令'}
    ],
    people: ['林晓', '陈立']
  }
}
