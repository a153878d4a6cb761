/** May we connect there? A pasted address must not lead into the network of the one who pastes it. */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type ClientRequest, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** True where an IP address may be connected to. */
export type Permission = (address: string) => boolean;

/** All IPv6 addresses handed out so far: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for an IPv4 or IPv6 address of the public internet. False for private, loopback, link-local, shared,
 * multicast, reserved and transitional ones (https://www.iana.org/assignments/iana-ipv4-special-registry,
 * https://www.iana.org/assignments/iana-ipv6-special-registry), for IPv4 inside IPv6, and for what is none.
 */
export const isPublicAddress: Permission = (address) => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
};

/** Code of the error with which a connection is refused here, as Node’s network errors have one. */
export const REFUSED = 'ERR_ADDRESS_REFUSED';

/** The error that says why there is no connection, completing a sentence that begins with the address. */
export const refusal = (reason: string) => Object.assign(new Error(reason), { code: REFUSED });

/** The refusal of a host that is not permitted. */
const privateHost = (host: string) =>
  refusal(`leads to ${host}, which is not on the public internet`);

/**
 * Looks up a name for a connection and hands out permitted addresses alone. As the connection takes these
 * very addresses, a name that answers differently the second time gains nothing.
 */
export function permittedLookup(
  isPermitted: Permission,
  lookup: typeof dnsLookup = dnsLookup,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const permitted = error ? [] : addresses.filter(({ address }) => isPermitted(address));
      const [first] = permitted;
      if (error) callback(error, '');
      else if (!first) callback(privateHost(hostname), '');
      else if (options.all) callback(null, permitted);
      else callback(null, first.address, first.family);
    });
  };
}

/**
 * A request to an http or https address that connects to permitted hosts alone, still to be ended.
 * Throws the refusal of a host that is itself an address, which is never looked up; refuses a name by an
 * `error` of the request.
 */
export function permittedRequest(
  url: URL,
  isPermitted: Permission,
  options: RequestOptions,
): ClientRequest {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isPermitted(host)) throw privateHost(host);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return request(url, { ...options, lookup: permittedLookup(isPermitted) });
}
