/** Whether a host's name is this very machine. What has none of its own, a socket in a folder, is. */
export const isLoopbackName = (name: string): boolean => name === '' || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(name);
