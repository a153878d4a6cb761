/** How does a command ask other hosts? For how long, and whether in private networks too. */
import { anyAddress } from '../network/safe-address.ts';
import { patience, type ClientOptions } from '../network/web-client.ts';
import { amount, type Command } from './command.ts';

/** Options of commands that read an address. */
export const askingOptions = {
  timeout: {
    is: 'how long to wait for an address',
    value: 'SECONDS',
    takes: amount('seconds, such as `20`', { least: 0.001, most: 600 }),
    default: 20,
  },
  'allow-private': { is: 'also read addresses of private networks' },
} satisfies Command['options'];

/** The client for what was asked: `timeout` in seconds for each request. */
export const askedAs = ({
  timeout,
  'allow-private': isPrivateAllowed,
}: {
  timeout: number;
  'allow-private': boolean;
}): ClientOptions => ({
  ...patience,
  timeoutMs: timeout * 1000,
  isPermitted: isPrivateAllowed ? anyAddress : patience.isPermitted,
});
