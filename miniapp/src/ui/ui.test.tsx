import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { BottomBar } from './bottom-bar'
import { Button } from './button'
import { Card, Row } from './card'
import { Checkbox, PickBox } from './checkbox'
import { Chip } from './chip'
import { ErrorState } from './error-state'
import { TextField } from './form-field'
import { FreshnessBanner, Loaded } from './loaded'
import { Press } from './press'
import { ExactPrice, FromPrice } from './price'
import { Sheet } from './sheet'
import { DayStrip, SlotGrid } from './slots'
import { Swatches } from './swatches'
import { SwitchRow } from './switch-row'
import { Timeline } from './timeline'

describe('what can be pressed', () => {
  test('says its role and name, takes the keyboard, and the inner one of two wins', () => {
    const outer = jest.fn()
    const inner = jest.fn()
    render(
      <Press label="打开缤果" onPress={outer}>
        <Press label="对比" role="checkbox" checked={false} onPress={inner} />
      </Press>,
    )
    fireEvent.click(screen.getByRole('checkbox', { name: '对比' }))
    fireEvent.keyDown(screen.getByRole('checkbox', { name: '对比' }), { key: ' ' })
    expect(inner).toHaveBeenCalledTimes(2)
    expect(outer).not.toHaveBeenCalled()
    fireEvent.keyDown(screen.getByRole('button', { name: '打开缤果' }), { key: 'Enter' })
    expect(outer).toHaveBeenCalledTimes(1)
  })

  test('a button that is off says what is missing and marks it instead of doing', () => {
    const deed = jest.fn()
    const mark = jest.fn()
    render(
      <Button missing="还差：勾上面这一条" onMissing={mark} onPress={deed}>
        去付
      </Button>,
    )
    const button = screen.getByRole('button', { name: '还差：勾上面这一条' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(button)
    expect(mark).toHaveBeenCalledTimes(1)
    expect(deed).not.toHaveBeenCalled()
  })

  test('a button whose deed is under way does nothing more', () => {
    const deed = jest.fn()
    render(
      <Button busy="正在约…" onPress={deed}>
        约
      </Button>,
    )
    fireEvent.click(screen.getByRole('button', { name: '正在约…' }))
    expect(deed).not.toHaveBeenCalled()
  })

  test('a chip with nothing behind it cannot be pressed, unless it is the one chosen', () => {
    const press = jest.fn()
    const { rerender } = render(<Chip label="5 座" count={0} onPress={press} />)
    fireEvent.click(screen.getByRole('button', { name: '5 座，0 个' }))
    expect(press).not.toHaveBeenCalled()
    rerender(<Chip label="5 座" count={0} on onPress={press} />)
    fireEvent.click(screen.getByRole('button', { name: '5 座，0 个', pressed: true }))
    expect(press).toHaveBeenCalledTimes(1)
  })

  test('switch, consent and box tell their state', () => {
    const change = jest.fn()
    render(
      <>
        <SwitchRow title="大字版" on={false} onChange={change} />
        <Checkbox checked={false} label="同意协议" onChange={change}>
          我看过并同意
        </Checkbox>
        <PickBox word="对比" checked onChange={change} />
      </>,
    )
    fireEvent.click(screen.getByRole('switch', { name: '大字版', checked: false }))
    fireEvent.click(screen.getByRole('checkbox', { name: '同意协议', checked: false }))
    fireEvent.click(screen.getByRole('checkbox', { name: '对比', checked: true }))
    expect(change.mock.calls).toEqual([[true], [true], [false]])
  })

  test('a row without a way is no link', () => {
    render(
      <Card>
        <Row title="座位" value="4 座" />
        <Row title="试驾预约" onPress={jest.fn()} />
      </Card>,
    )
    expect(screen.getAllByRole('link')).toHaveLength(1)
  })
})

test('days and times: full ones are said and cannot be chosen', () => {
  const choose = jest.fn()
  render(
    <>
      <DayStrip
        days={[
          { day: '2026-11-25', name: '明天', number: 25, full: false },
          { day: '2026-11-28', name: '周六', number: 28, full: true },
        ]}
        chosen="2026-11-25"
        onChoose={choose}
      />
      <SlotGrid
        slots={[
          { id: 'a', time: '9:40', free: 0 },
          { id: 'b', time: '10:20', free: 1 },
        ]}
        chosen={undefined}
        onChoose={choose}
      />
    </>,
  )
  fireEvent.click(screen.getByRole('radio', { name: '周六 28 日，已满' }))
  fireEvent.click(screen.getByRole('radio', { name: '9:40，已满' }))
  expect(choose).not.toHaveBeenCalled()
  expect(screen.getByRole('radio', { name: '明天 25 日', checked: true })).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '10:20，剩 1 个' }))
  expect(choose).toHaveBeenCalledWith('b')
})

test('colours are chosen by name', () => {
  const choose = jest.fn()
  render(<Swatches colours={[{ id: 'mint', name: '青团绿', hex: '#CFE8D6' }]} chosen="" onChoose={choose} />)
  fireEvent.click(screen.getByRole('radio', { name: '青团绿', checked: false }))
  expect(choose).toHaveBeenCalledWith('mint')
})

test('prices: from and exact', () => {
  const { container } = render(
    <>
      <FromPrice fen={5_680_000} />
      <ExactPrice fen={5_680_000} />
    </>,
  )
  expect(container.textContent).toBe('¥5.68万起56,800元')
})

test('a field hears, shows what is wrong and hands on what is typed', () => {
  const input = jest.fn()
  render(<TextField label="手机号" value="138" error="还差 8 位" onInput={input} />)
  fireEvent.change(screen.getByRole('textbox', { name: '手机号' }), { target: { value: '1380' } })
  expect(input).toHaveBeenCalledWith('1380')
  expect(screen.getByRole('alert').textContent).toBe('还差 8 位')
})

test('a sheet closes by its cross and by the veil', () => {
  const close = jest.fn()
  render(
    <Sheet title="选版本" onClose={close}>
      words
    </Sheet>,
  )
  expect(screen.getByRole('dialog', { name: '选版本' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '关上' }))
  fireEvent.click(document.querySelector('.cj-veil') ?? document.body)
  expect(close).toHaveBeenCalledTimes(2)
})

test('the steps of a timeline say whether they are over', () => {
  render(
    <Timeline
      steps={[
        { id: '1', state: 'done', title: '约好了' },
        { id: '2', state: 'now', title: '等您来' },
      ]}
    />,
  )
  expect(screen.getByRole('img', { name: '已完成' })).toBeTruthy()
  expect(screen.getByRole('img', { name: '现在' })).toBeTruthy()
})

test('a bar has a gap between two buttons and none before the first', () => {
  const { container } = render(
    <BottomBar say="明天 10:20">
      <Button kind="plain">订车</Button>
      <Button>约试驾</Button>
    </BottomBar>,
  )
  expect(container.querySelectorAll('.cj-bar__gap')).toHaveLength(1)
})

describe('an error', () => {
  test.each([
    ['server', '是我们这边的问题'],
    ['offline', '没连上网'],
    ['timeout', '网太慢'],
    ['client', '没找到您要的内容'],
  ] as const)('%s: whose fault, what is safe, a way on', (kind, words) => {
    const retry = jest.fn()
    const { container } = render(
      <ErrorState failure={{ kind, message: '没找到您要的内容', requestId: '7304 2916' }} onRetry={retry} />,
    )
    expect(container.textContent).toContain(words)
    expect(container.textContent).toContain('您的预约和订单都没有变化')
    expect(container.textContent).toContain('7304 2916')
    expect(screen.getByRole('button', { name: '找人帮忙' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(retry).toHaveBeenCalledTimes(1)
  })
})

test('where she is signed out the way on is to sign in', () => {
  const failure = { kind: 'client', code: 'signed_out', message: '请先登录，再接着看。' } as const
  render(<ErrorState failure={failure} onRetry={jest.fn()} />)
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/login/index' })
})

describe('a resource', () => {
  const resource = {
    data: undefined,
    failure: undefined,
    slow: false,
    stale: false,
    ageMs: 0,
    reload: jest.fn(() => Promise.resolve()),
  }
  const offline = { kind: 'offline', message: '' } as const
  const shown = (
    change: Partial<Omit<typeof resource, 'data' | 'failure'>> & {
      data?: string
      failure?: { kind: 'offline' | 'server'; message: string }
    },
  ) => {
    const all = { ...resource, ...change }
    return render(
      <>
        <FreshnessBanner resource={all} />
        <Loaded resource={all}>{(data) => <p>{data}</p>}</Loaded>
      </>,
    ).container.textContent
  }

  test('nothing yet: a still skeleton, and after a while a word', () => {
    expect(shown({})).toBe('')
    expect(shown({ slow: true })).toBe('网有点慢，还在取…')
  })
  test('nothing and no net: an error with a way on', () => expect(shown({ failure: offline })).toContain('再试一次'))
  test('old data without a net are shown with their age', () =>
    expect(shown({ data: '缤果', failure: offline, stale: true, ageMs: 3 * 3_600_000 })).toBe(
      '没有网。这是 3 小时前的内容再试缤果',
    ))
  test('old data of a silent source are shown with their age', () =>
    expect(shown({ data: '缤果', stale: true, ageMs: 26 * 60_000 })).toBe('这是 26 分钟前的内容，新的还没取到刷新缤果'))
  test('fresh data are shown alone', () => expect(shown({ data: '缤果' })).toBe('缤果'))
})

test('every icon has its picture, its type and its rule', () => {
  const files = readdirSync(path.join(__dirname, 'icons')).map((file) => file.replace('.svg', ''))
  const typed = readFileSync(path.join(__dirname, 'icon.tsx'), 'utf8').matchAll(/^ {2}\| '([a-z-]+)'$/gm)
  const [list] = readFileSync(path.join(__dirname, 'icons.scss'), 'utf8').split('@each')
  const ruled = list?.matchAll(/'([a-z-]+)'/g) ?? []
  expect([...typed].map(([, name]) => name).sort()).toEqual(files.sort())
  expect([...ruled].map(([, name]) => name).sort()).toEqual(files.sort())
})

test('styles use nothing that an old WebView does not know', () => {
  const folders = [path.join(__dirname, 'styles'), __dirname]
  const sheets = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.scss'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8')),
  )
  for (const sheet of sheets)
    expect(sheet).not.toMatch(/\bgap:|display: grid|:has\(|:is\(|aspect-ratio|\binset:|backdrop-filter|[^/]\*\s*\{/)
})
