import type { ApiOptions } from './call'
import { ApiFailure } from './failure'

export const USER_DATA_PATH = 'http://usr'

/** The mini-program's own files on the phone: the basics of `wx.getFileSystemManager()`. */
export class PhoneFiles {
  private readonly contents = new Map<string, string | ArrayBuffer>()

  write(file: string, data: string | ArrayBuffer, api = 'writeFile'): void {
    if (!file.startsWith(USER_DATA_PATH)) throw new ApiFailure(`${api}:fail permission denied, open "${file}"`)
    this.contents.set(file, data)
  }

  read(file: string, api = 'readFile'): string | ArrayBuffer {
    const data = this.contents.get(file)
    if (data === undefined) throw missing(api, file)
    return data
  }

  unlink(file: string, api = 'unlink'): void {
    if (!this.contents.delete(file)) throw missing(api, file)
  }

  list(folder: string): string[] {
    const prefix = folder.replace(/\/?$/, '/')
    return [...this.contents.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length))
  }
}

/** What each method of the file system manager does with the options of its asynchronous form. */
export const FILE_METHODS: Readonly<Record<string, (files: PhoneFiles, options: ApiOptions) => unknown>> = {
  access: (files, options) => {
    files.read(text(options.path), 'access')
    return {}
  },
  writeFile: (files, options) => {
    files.write(text(options.filePath), contentOf(options.data))
    return {}
  },
  readFile: (files, options) => ({ data: files.read(text(options.filePath)) }),
  unlink: (files, options) => {
    files.unlink(text(options.filePath))
    return {}
  },
  readdir: (files, options) => ({ files: files.list(text(options.dirPath)) }),
  mkdir: () => ({}),
}

/** The names of the arguments of the `…Sync` forms, in order. */
export const FILE_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  access: ['path'],
  writeFile: ['filePath', 'data', 'encoding'],
  readFile: ['filePath', 'encoding'],
  unlink: ['filePath'],
  readdir: ['dirPath'],
  mkdir: ['dirPath', 'recursive'],
}

function missing(api: string, file: string): ApiFailure {
  return new ApiFailure(`${api}:fail no such file or directory, open "${file}"`)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function contentOf(value: unknown): string | ArrayBuffer {
  return typeof value === 'string' ? value : (value as ArrayBuffer)
}
